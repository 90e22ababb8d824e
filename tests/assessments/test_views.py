import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.codes import encode
from tests.assessments.patterns import PATTERNS, answers

QUICK = "/assessments/quick/"
CODE = encode(1, answers())
RESULT = f"/assessments/quick/results/{CODE}/"
DATA = f"/assessments/quick/results/{CODE}.json"
PUBLIC = [QUICK, RESULT, DATA, "/profiles/", "/profiles/blender/"]
BAD = ["bcdfgh", "nonsense", "experience-blended"]


@pytest.fixture
def visitor():
    """A browser without cookies that checks CSRF as a real site would."""
    return Client(enforce_csrf_checks=True)


def body(response):
    return response.content.decode()


def chosen(page):
    """The ids of the radio buttons that are on."""
    return re.findall(r'<input [^>]*id="([^"]+)" checked>', page)


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_are_the_same_for_everyone(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert visitor.head(path).status_code == 200


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(path, method):
    assert getattr(Client(), method)(path).status_code == 405


@pytest.mark.parametrize("path", PUBLIC[1:])
def test_only_the_form_is_posted_to(path):
    assert Client().post(path).status_code == 405


def test_form_asks_three_questions_and_chooses_none(visitor):
    page = body(visitor.get(QUICK))
    assert page.count("<fieldset") == 3
    assert page.count('type="radio"') == 14
    assert chosen(page) == []
    assert "<title>Three questions ·" in page
    assert 'role="alert"' not in page
    assert "csrfmiddlewaretoken" not in page


def test_answers_lead_to_the_result(visitor):
    response = visitor.post(QUICK, answers())
    assert response.status_code == 303
    assert response.headers["Location"] == RESULT
    assert not response.cookies
    assert visitor.get(RESULT).status_code == 200


def test_no_answer_stands_in_any_address(visitor):
    keys = {word for pattern in PATTERNS for word in [*pattern, *pattern.values()]}
    for pattern in PATTERNS:
        location = visitor.post(QUICK, pattern).headers["Location"].removeprefix("/assessments/quick/results/")
        assert not any(key in location for key in keys)


@pytest.mark.parametrize(
    ("key", "first"),
    [("experience", "experience-conflict"), ("priority", "priority-family"), ("control", "control-rigid")],
)
@pytest.mark.parametrize("value", [None, "", "fame", "<b>"])
def test_missing_or_unknown_answer_shows_the_form_again(visitor, key, first, value):
    sent = {name: option for name, option in (answers() | {key: value}).items() if option is not None}
    response = visitor.post(QUICK, sent)
    page = body(response)
    assert response.status_code == 422
    assert not response.cookies
    assert "<title>Error: Three questions ·" in page
    assert 'role="alert" tabindex="-1"' in page
    assert "One answer is missing</h2>" in page
    assert f'<a href="#{first}">' in page
    assert f'id="{first}"' in page
    assert f'aria-describedby="q-{key}-hint q-{key}-error"' in page
    assert len(chosen(page)) == 2
    assert "<b>" not in page


def test_empty_form_names_all_three(visitor):
    page = body(visitor.post(QUICK))
    assert "Three answers are missing" in page
    assert page.count('<li><a href="#') == 3


def test_begin_keeps_the_answer_and_shows_no_errors(visitor):
    response = visitor.post(QUICK, {"begin": "1", "experience": "switching"})
    page = body(response)
    assert response.status_code == 200
    assert chosen(page) == ["experience-switching"]
    assert "<title>Three questions" in page
    assert 'role="alert"' not in page
    assert not response.cookies


def test_begin_with_all_answers_still_shows_the_form(visitor):
    response = visitor.post(QUICK, {"begin": "1", **answers()})
    assert response.status_code == 200
    assert chosen(body(response)) == ["experience-blended", "priority-family", "control-limited"]


def test_begin_forgets_what_is_no_answer(visitor):
    response = visitor.post(QUICK, {"begin": "1", "experience": "fame", "mood": "good"})
    assert response.status_code == 200
    assert chosen(body(response)) == []


def test_result_page(visitor):
    response = visitor.get(RESULT)
    page = body(response)
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page
    assert "<title>Your starting point ·" in page
    main = page.split('<main id="main">')[1]
    assert main.index("Not your answers?") < main.index("<h1>Blender</h1>")
    assert "Your days run together. If you like a mix," in main
    assert "A clear lead" in main
    assert 'width="58%"' in main
    assert "Adds 5 to Blender and 1 to Multitasker." in main
    assert "The smallest change:" in main
    assert "I protect Tuesday evening for the people close to me." in main
    assert f'href="{reverse("commitments:commitment_new")}?result={CODE}"' in main
    assert "This address holds your three answers in code" in main
    assert "not a medical or personality test" in main


def test_change_an_answer_opens_the_form_with_the_answers_kept(visitor):
    page = body(visitor.get(RESULT))
    for key, option in answers().items():
        assert f'<input type="hidden" name="{key}" value="{option}">' in page
    assert f'method="post" action="{QUICK}"><input type="hidden" name="begin" value="1">' in page


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: "-".join(pattern.values()))
def test_every_result_renders_and_agrees_with_its_data(visitor, pattern):
    code = encode(1, pattern)
    page = body(visitor.get(f"/assessments/quick/results/{code}/"))
    data = visitor.get(f"/assessments/quick/results/{code}.json").json()
    assert data["answers"] == pattern
    assert f'tables.svg#{data["profile"]}"' in page
    assert data["change"]["profile"] != data["profile"]


@pytest.mark.parametrize("code", BAD)
def test_bad_code_is_a_page_that_offers_the_assessment(visitor, code):
    response = visitor.get(f"/assessments/quick/results/{code}/")
    page = body(response)
    assert response.status_code == 404
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page
    assert f'<a class="btn" href="{QUICK}">' in page
    assert code not in page.split("<main")[1].split("</main>")[0]
    assert not response.cookies


def test_result_as_data(visitor):
    response = visitor.get(DATA)
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert json.loads(response.content) == {
        "instrument": "quick",
        "version": 1,
        "answers": {"experience": "blended", "priority": "family", "control": "limited"},
        "scores": {"boundary": 3, "blender": 7, "purpose": 0, "multitasker": 2},
        "profile": "blender",
        "second": "boundary",
        "lead": "clear",
        "contributions": {
            "experience": {"boundary": 0, "blender": 5, "purpose": 0, "multitasker": 1},
            "priority": {"boundary": 3, "blender": 1, "purpose": 0, "multitasker": 0},
            "control": {"boundary": 0, "blender": 1, "purpose": 0, "multitasker": 1},
        },
        "change": {"answers": {"experience": "conflict"}, "profile": "boundary"},
    }


@pytest.mark.parametrize("code", BAD)
def test_bad_code_as_data(visitor, code):
    response = visitor.get(f"/assessments/quick/results/{code}.json")
    assert response.status_code == 404
    assert response.json() == {"error": "No result has this code."}
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_profile_list(visitor):
    page = body(visitor.get("/profiles/"))
    for slug in ("boundary", "blender", "purpose", "multitasker"):
        assert f'href="/profiles/{slug}/"' in page
        assert f'aria-labelledby="t-{slug}"' in page
    assert "no categories from research" in page
    assert "Not for hiring" in page


@pytest.mark.parametrize("slug", ["boundary", "blender", "purpose", "multitasker"])
def test_profile(visitor, slug):
    page = body(visitor.get(f"/profiles/{slug}/"))
    assert page.count('class="day__time"') == 4
    assert "One of four portraits that we drew ourselves." in page
    assert "I protect " in page
    assert 'href="/guide/work-and-life-integration/#' in page
    assert "Not for hiring" in page


@pytest.mark.parametrize("slug", ["hermit", "Blender", "blender.html"])
def test_unknown_profile(slug):
    assert Client(raise_request_exception=False).get(f"/profiles/{slug}/").status_code == 404
