import pytest
from django.test import Client

from assessments.codes import encode
from tests.assessments.patterns import answers
from tests.regions import regions, text_of, texts_of

FIRST = encode(1, answers("blended", "family", "limited"))
SECOND = encode(1, answers("conflict", "contribution", "high"))
WITH = f"/assessments/quick/with/{FIRST}/"
TOGETHER = f"/assessments/quick/together/{FIRST}/{SECOND}/"


@pytest.fixture
def visitor():
    """A browser without cookies that checks CSRF as a real site would."""
    return Client(enforce_csrf_checks=True)


def body(response):
    return response.content.decode()


@pytest.mark.parametrize("path", [WITH, TOGETHER])
def test_pages_are_the_same_for_everyone_and_unindexed(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in body(response)
    assert not response.cookies
    assert visitor.head(path).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_pair_views_refuse_other_methods(method):
    assert getattr(Client(), method)(WITH).status_code == 405
    assert getattr(Client(), method)(TOGETHER).status_code == 405
    assert Client().post(TOGETHER).status_code == 405


def test_form_says_whose_answers_the_address_holds(visitor):
    page = body(visitor.get(WITH))
    assert "This address holds the sender’s three answers in code" in page
    assert f'method="post" action="{WITH}"' in page
    assert page.count("<fieldset") == 3
    assert " checked>" not in page


def test_answers_lead_to_both_results(visitor):
    response = visitor.post(WITH, answers("conflict", "contribution", "high"))
    assert response.status_code == 303
    assert response.headers["Location"] == TOGETHER
    assert not response.cookies


@pytest.mark.parametrize("value", ["", "fame"])
def test_answer_that_is_missing_shows_the_form_again(visitor, value):
    response = visitor.post(WITH, answers() | {"priority": value})
    page = body(response)
    assert response.status_code == 422
    assert "<title>Error: Two at one table ·" in page
    assert '<a href="#priority-family">' in page
    assert page.count(" checked>") == 2


def test_results_of_two_side_by_side(visitor):
    page = body(visitor.get(TOGETHER))
    assert page.index("The first") < page.index("The second")
    assert texts_of(page, ".choose__name") == ["Blender", "Purpose-Driven"]
    assert "The first answered “They run together”, the second “They collide”." in page
    assert len(regions(page, "ol.talk")) == 1
    assert "On Tuesday evening the first has an hour for people close to us" in page
    assert "holds three answers of each of you in code" in page
    assert "Not for hiring" in page


def test_answers_that_are_the_same_twice_are_said_kindly(visitor):
    page = body(visitor.get(f"/assessments/quick/together/{FIRST}/{FIRST}/"))
    assert "The same three answers twice." in page
    assert "Where you differ" not in page
    assert page.count("Both answered") == 3


@pytest.mark.parametrize(
    "path",
    [
        "/assessments/quick/with/bcdfgh/",
        f"/assessments/quick/together/{FIRST}/bcdfgh/",
        f"/assessments/quick/together/nonsense/{SECOND}/",
    ],
)
def test_codes_that_are_bad_are_a_page_that_offers_the_assessment(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 404
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert regions(response, "a.btn[href=/assessments/quick/]")


def test_results_of_two_versions_are_not_put_side_by_side(visitor):
    newer = encode(2, answers("blended", "family", "limited"))
    for pair in (f"{FIRST}/{newer}", f"{newer}/{FIRST}"):
        response = visitor.get(f"/assessments/quick/together/{pair}/")
        assert (response.status_code, response.headers["X-Robots-Tag"]) == (200, "noindex")
        assert text_of(response, "h1") == "Two versions of the questions"
        assert regions(response, f"a.btn[href=/assessments/quick/with/{newer}/]")
