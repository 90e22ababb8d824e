import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.codes import encode
from tests.assessments.patterns import PATTERNS, answers
from tests.htmx import from_htmx
from tests.regions import regions, text_of, texts_of

QUICK = "/assessments/quick/"
QUESTION = "/assessments/quick/question/"
CODE = encode(1, answers())
RESULT = f"/assessments/quick/results/{CODE}/"
RESULT_NOW = f"/assessments/quick/results/{encode(2, answers())}/"
DATA = f"/assessments/quick/results/{CODE}.json"
KEEP = f"{RESULT}keep/"
CHOOSE = f"{RESULT}choose/"
CHOSEN = f"{RESULT}as/purpose/"
PUBLIC = [QUICK, RESULT, DATA, KEEP, f"{RESULT}otherwise/", CHOOSE, CHOSEN, f"{CHOSEN}otherwise/"]
pytestmark = pytest.mark.django_db
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
def test_quick_assessment_refuses_other_methods(path, method):
    assert getattr(Client(), method)(path).status_code == 405


@pytest.mark.parametrize("path", PUBLIC[1:])
def test_form_alone_is_posted_to(path):
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
    assert response.headers["Location"] == RESULT_NOW
    assert not response.cookies
    assert visitor.get(RESULT_NOW).status_code == 200


def test_answers_do_not_stand_in_any_address(visitor):
    keys = {word for pattern in PATTERNS for word in [*pattern, *pattern.values()]}
    for pattern in PATTERNS:
        location = visitor.post(QUICK, pattern).headers["Location"].removeprefix("/assessments/quick/results/")
        assert not any(key in location for key in keys)


@pytest.mark.parametrize(
    ("key", "first"),
    [("experience", "experience-conflict"), ("priority", "priority-family"), ("control", "control-rigid")],
)
@pytest.mark.parametrize("value", [None, "", "fame", "<b>"])
def test_answer_that_is_missing_or_unknown_shows_the_form_again(visitor, key, first, value):
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


def sent_by(page, button):
    """What the form with this button sends besides it."""
    form = next(each for each in re.findall(r"<form.*?</form>", page, re.DOTALL) if button in each)
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form))


def test_question_that_is_first_stands_alone_at_an_address_of_its_own(visitor):
    response = visitor.get(QUESTION)
    assert text_of(response, "legend").startswith("Question 1 of 3 ")
    assert not regions(response, ".answered")
    assert 'name="robots" content="noindex"' in body(response)


def test_question_keeps_the_answer_and_asks_the_next_one_alone(visitor):
    response = visitor.post(QUESTION, {"experience": "switching"})
    page = body(response)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "private, no-cache")
    assert text_of(page, "legend").startswith("Question 2 of 3 ")
    assert text_of(page, ".answered__row").startswith("Work and life: Others decide when I switch Change")
    assert "Part of one’s attention tends to stay with what was left unfinished." in text_of(page, ".answered__insight")
    assert sent_by(page, 'value="family"') == {"experience": "switching"}
    assert "<title>Three questions" in page
    assert 'role="alert"' not in page
    assert "csrfmiddlewaretoken" not in page
    assert not response.cookies


def test_answers_lead_to_the_next_question_and_the_last_to_the_result(visitor):
    page, sent = body(visitor.post(QUESTION, {"experience": "blended"})), {}
    for number, (key, option) in enumerate(list(answers().items())[1:], 2):
        assert text_of(page, "legend").startswith(f"Question {number} of 3 ")
        sent = sent_by(page, f'name="{key}" value="{option}"') | {key: option}
        response = visitor.post(f"{QUESTION}?sent=", sent)
        page = body(response)
    assert (response.status_code, response.headers["Location"]) == (303, RESULT_NOW)


def test_question_that_is_answered_is_asked_again_with_the_others_kept(visitor):
    page = body(visitor.post(QUESTION, {"experience": "blended", "priority": "family"}))
    sent = sent_by(page, "the answer: Work and life")
    assert sent == {"priority": "family"}
    page = body(visitor.post(QUESTION, sent))
    assert text_of(page, "legend").startswith("Question 1 of 3 ")
    assert text_of(page, ".answered__row").startswith("What comes first: ")


def test_htmx_gets_the_next_question_alone(visitor):
    headers = from_htmx("question")
    response = visitor.post(QUESTION, {"experience": "blended"}, headers=headers)
    assert response.headers["Cache-Control"] == "no-store"
    assert body(response).strip().startswith('<div class="one-question" id="question">')
    response = visitor.post(QUESTION, answers(), headers=headers)
    assert (response.headers["HX-Redirect"], response.content) == (RESULT_NOW, b"")


def test_begin_with_all_answers_still_shows_the_form(visitor):
    response = visitor.post(QUICK, {"begin": "1", **answers()})
    assert response.status_code == 200
    assert chosen(body(response)) == ["experience-blended", "priority-family", "control-limited"]


def test_question_forgets_what_is_no_answer(visitor):
    response = visitor.post(QUESTION, {"experience": "fame", "mood": "good"})
    assert response.status_code == 200
    assert text_of(response, "legend").startswith("Question 1 of 3 ")
    assert not regions(response, ".answered")


def test_result_page(visitor):
    response = visitor.get(RESULT)
    page = body(response)
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page
    assert "<title>Your starting point ·" in page
    main = page.split('<main id="main">')[1]
    assert main.index("<h1>Blender</h1>") < main.index("Put it into my week") < main.index("How close it was")
    assert "Not your answers?" in main
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
def test_results_all_render_and_agree_with_their_data(visitor, pattern):
    code = encode(1, pattern)
    page = body(visitor.get(f"/assessments/quick/results/{code}/"))
    data = visitor.get(f"/assessments/quick/results/{code}.json").json()
    assert data["answers"] == pattern
    assert f'tables.svg#{data["profile"]}"' in page
    assert data["change"]["profile"] != data["profile"]


@pytest.mark.parametrize("code", BAD)
def test_code_that_is_bad_is_a_page_that_offers_the_assessment(visitor, code):
    response = visitor.get(f"/assessments/quick/results/{code}/")
    page = body(response)
    assert response.status_code == 404
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page
    assert regions(page, f"a.btn[href={QUICK}]")
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
def test_code_that_is_bad_as_data(visitor, code):
    response = visitor.get(f"/assessments/quick/results/{code}.json")
    assert response.status_code == 404
    assert response.json() == {"error": "No result has this code."}
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_answers_say_what_they_are_worth_knowing_for(visitor):
    main = body(visitor.get(RESULT)).split('<main id="main">')[1]
    assert "What mixed days can lack is a crossing." in main
    assert "“More time” can mean more hours" in main
    assert "The small parts that can move often go unnoticed" in main


@pytest.mark.parametrize(("key", "count"), [("experience", 3), ("priority", 5), ("control", 3)])
def test_answers_can_be_changed_in_place(visitor, key, count):
    form = re.search(
        rf'<form class="swap" [^>]*action="{QUICK}">((?:(?!</form>).)*name="{key}">.*?)</form>',
        body(visitor.get(RESULT)),
    )
    others = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form[1]))
    offered = re.findall(r'<option value="([^"]+)">', form[1])
    assert others == {name: option for name, option in answers().items() if name != key}
    assert len(offered) == count
    assert answers()[key] not in offered
    assert f'for="swap-{key}"' in form[1]
    response = visitor.post(QUICK, others | {key: offered[0]})
    assert response.headers["Location"] == f"/assessments/quick/results/{encode(2, others | {key: offered[0]})}/"


def test_recommendations_are_three_each_with_reason_and_effort_and_no_mark_on_the_whole(visitor):
    page = body(visitor.get(RESULT)).split('<section class="part part--advice" id="advice">')[1].split("</section>")[0]
    assert len(regions(page, ".advice__item")) == 3
    assert page.count("Because ") == 3
    assert page.count(">Takes ") == 3
    assert "A study behind part of this" in texts_of(page, "a[href=/evidence/claims/g05/]")
    assert not regions(page, ".chip")
    assert page.count("Our suggestion") == 2
    assert f'href="/commitments/new/?result={CODE}&amp;advice=two-looks-in-the-evening"' in page


def test_marks_take_two_queries(visitor, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        visitor.get(RESULT)


@pytest.mark.parametrize(("wish", "marked"), [("keep", "Mostly, yes"), ("otherwise", "I’d rather it were otherwise")])
def test_wish_changes_the_advice_and_is_marked(visitor, wish, marked):
    plain, page = body(visitor.get(RESULT)), body(visitor.get(f"{RESULT}{wish}/"))
    assert marked in texts_of(plain, f"a.text-link[href={RESULT}{wish}/#advice]")
    assert not regions(plain, f"a[href={RESULT}{wish}/#advice][aria-current]")
    assert marked in texts_of(page, f"a.text-link[href={RESULT}{wish}/#advice][aria-current=true]")
    assert titles(plain) != titles(page)
    assert "<h1>Blender</h1>" in page


def titles(page):
    return texts_of(page, "li.advice__item")


def test_choosing_a_portrait(visitor):
    response = visitor.get(CHOOSE)
    page = body(response)
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "They named Blender;" in page
    for slug in ("boundary", "blender", "purpose", "multitasker"):
        assert f'href="{RESULT}as/{slug}/"' in page
    assert "This does not sound like me" in texts_of(visitor.get(RESULT), f"a.text-link[href={CHOOSE}]")


def test_portrait_that_is_chosen_leads_and_the_score_stays(visitor):
    page = body(visitor.get(CHOSEN))
    assert "<h1>Purpose-Driven</h1>" in page
    assert "Your choice, over the score" in page
    assert "The score named Blender, and stands below unchanged." in page
    assert text_of(page, "li.score--first").startswith("Blender")
    assert "your starting point is Purpose-Driven" in page
    assert f'href="{CHOSEN}keep/#advice"' in page
    assert f"?result={CODE}&amp;portrait=purpose" in page


def test_choosing_what_the_score_named(visitor):
    assert "The score named the same one." in body(visitor.get(f"{RESULT}as/blender/"))


@pytest.mark.parametrize("path", [f"{RESULT}as/hermit/", f"{RESULT}perhaps/"])
def test_portrait_or_wish_that_is_unknown(path):
    assert Client(raise_request_exception=False).get(path).status_code == 404


@pytest.mark.parametrize("end", ["keep/", "choose/", "as/purpose/"])
def test_code_that_is_bad_on_the_ways_on(visitor, end):
    response = visitor.get(f"/assessments/quick/results/bcdfgh/{end}")
    assert response.status_code == 404
    assert regions(response, f"a.btn[href={QUICK}]")


def test_ways_on(visitor):
    page = body(visitor.get(RESULT))
    assert f"/assessments/quick/with/{CODE}/" in page
    assert 'href="/profiles/blender/">Share only the portrait</a>' in page
    assert f'?quick={CODE}">Continue with the full assessment</a>' in page


def in_place(visitor, path, target):
    response = visitor.get(path, headers=from_htmx(target))
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    return body(response)


def test_htmx_gets_the_advice_of_a_wish_and_which_wish_it_is(visitor):
    part, page = in_place(visitor, KEEP, "advice"), visitor.get(KEEP)
    assert text_of(part, "#advice") == text_of(page, "#advice")
    assert texts_of(part, "[aria-current=true]") == texts_of(page, "[aria-current=true]") == ["Mostly, yes"]
    assert not regions(part, "h1")
    assert "HX-Target" in page.headers["Vary"]


def test_htmx_gets_what_another_answer_would_change(visitor):
    headers = from_htmx("change-2")
    response = visitor.post(QUICK, answers() | {"experience": "conflict"}, headers=headers)
    assert response.status_code == 303
    part = in_place(visitor, response.headers["Location"], "change-2")
    assert texts_of(part, "p")[0] == "With this answer the name would be Boundary Specialist. Leaning, not certain:"
    assert texts_of(part, ".score__name")[0] == "Boundary Specialist"


def test_region_named_without_htmx_gets_the_page(visitor):
    response = visitor.post(QUESTION, {"experience": "blended"}, headers={"HX-Target": "question"})
    assert regions(response, "h1")


def test_result_of_an_earlier_version_keeps_its_name_and_says_that_there_is_a_newer_one(visitor):
    apart_and_of_use = answers("compartments", "contribution", "high")
    earlier, now = (f"/assessments/quick/results/{encode(version, apart_and_of_use)}/" for version in (1, 2))
    assert text_of(visitor.get(earlier), "h1") == "Purpose-Driven"
    assert text_of(visitor.get(now), "h1") == "Boundary Specialist"
    assert "There is a newer version." in text_of(visitor.get(earlier), "main")
    assert "newer version" not in body(visitor.get(now))
    assert regions(visitor.get(earlier), "a[href=/assessments/quick/method/1/]")


def test_result_says_that_a_say_over_hours_counts_for_no_name(visitor):
    why = texts_of(visitor.get(RESULT_NOW), ".why__row")[-1]
    assert why.startswith("A say over work: a little Counts for no name; it chooses what we suggest.")
    assert visitor.get(f"/assessments/quick/results/{encode(2, answers())}.json").json()["scores"]["blender"] == 6


def test_result_that_is_sent_says_so_and_its_link_stands_whole_in_a_field(visitor):
    shared = f"{RESULT_NOW}shared/"
    page = body(visitor.get(RESULT_NOW))
    (field,) = regions(page, "input#share-result[readonly]")
    assert field.attributes["value"].startswith("http")
    assert field.attributes["value"].endswith(shared)
    assert "Somebody shared this with you" not in page
    response = visitor.get(shared)
    assert (response.status_code, response.headers["X-Robots-Tag"]) == (200, "noindex")
    assert "Somebody shared this with you. Take your own" in text_of(response, "main")
    assert visitor.get("/assessments/quick/results/bcdfgh/shared/").status_code == 404
