import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import Person, Session
from assessments.codes import encode
from coaching.models import Reaction
from coaching.suggestions import library
from tests.assessments.patterns import answers
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.regions import regions, texts_of

pytestmark = pytest.mark.django_db
CODE = encode(1, answers(experience="blended", priority="family", control="limited"))
SOFTWARE = "This is software, not a person; not medical advice."


@pytest.fixture(autouse=True)
def a_sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def titles(response):
    return texts_of(response, "h2.suggestion__title")


def id_of(title):
    (item,) = [item.id for item in library.suggestions().items if item.title == title]
    return item


def answer(client, title, kind="later", **fields):
    return client.post("/coach/react/", {"item": id_of(title), "kind": kind} | fields)


def text_of(response):
    return html.unescape(re.sub(r"<[^>]*>", "", response.content.decode()))


def test_visitor_is_told_what_to_do_first(client):
    response = client.get("/coach/")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert len(titles(response)) == 3
    assert "Find a starting point in two minutes" in titles(response)
    text = text_of(response)
    assert "Because no result of yours is open here." in text
    assert text.count("What speaks against it:") == 3
    assert SOFTWARE in text
    assert "Nothing is known here yet" in text
    assert "Nothing is stored." in text
    assert not Person.objects.exists()
    assert not Session.objects.exists()


def test_visitor_with_a_result_hears_of_it_and_takes_it_along(client):
    response = client.get(f"/coach/?result={CODE}")
    page = response.content.decode()
    assert titles(response) == [
        "Keep the mix and mark one crossing",
        "Give one person ten whole minutes",
        "Find out what is a rule and what is a custom",
    ]
    assert "Because no plan is running here and the portrait nearest to you is Blender." in page
    assert f"/commitments/new/?result={CODE}&amp;advice=ten-minutes-wholly-there" in page
    assert f'<input type="hidden" name="result" value="{CODE}">' in page
    assert "family" not in response.request["QUERY_STRING"]


def test_claim_is_marked_on_its_sentence_and_the_piece_is_our_suggestion(client):
    page = client.get(f"/coach/?result={CODE}").content.decode()
    (chip,) = regions(page, ".chip.is-traced")
    assert chip.attributes["href"] == "/evidence/claims/g17/"
    assert "In one study, writing down where, when and how to go on made switching off easier." in texts_of(
        page, ".claim"
    )
    assert page.count("Our suggestion") == 3


def test_visitor_s_answer_stays_in_the_page(client):
    first = titles(client.get(f"/coach/?result={CODE}"))
    response = answer(client, first[0], "not-mine", result=CODE)
    assert response.status_code == 200
    assert first[0] not in titles(response)
    assert len(titles(response)) == 3
    pair = f"{id_of(first[0])}:not-mine"
    assert f'<input type="hidden" name="aside" value="{pair}">' in response.content.decode()
    again = answer(client, first[1], "later", result=CODE, aside=[pair, "gone:later", "x"])
    assert not {first[0], first[1]} & set(titles(again))
    assert "gone:later" not in again.content.decode()
    assert not Reaction.objects.exists()
    assert not Person.objects.exists()


def test_suggestions_give_way_to_others_until_nothing_is_left(client):
    aside, seen = [], []
    response = client.get(f"/coach/?result={CODE}")
    for _ in range(5):
        shown = titles(response)
        if not shown:
            break
        assert not set(shown) & set(seen)
        seen += shown
        items = [id_of(title) for title in shown]
        response = client.post("/coach/react/", {"item": items, "kind": "passed", "result": CODE, "aside": aside})
        aside += [f"{item}:passed" for item in items]
    assert titles(response) == []
    assert "Nothing more fits today." in text_of(response)
    assert len(seen) >= 6


def test_answer_of_a_person_is_kept_and_rests():
    person = make_commitment(answers="M").person
    client = client_of(person)
    (first, *_) = titles(client.get("/coach/"))
    response = answer(client, first, "later")
    assert (response.status_code, response["Location"]) == (303, "/coach/")
    shown = client.get("/coach/")
    assert first not in titles(shown)
    assert "Noted: Not now. It rests for 14 days." in text_of(shown)
    (row,) = Reaction.objects.for_person(person)
    assert (row.item, row.kind, row.reacted_at) == (id_of(first), "later", NOW)
    answer(client, first, "later")
    assert Reaction.objects.count() == 1


def test_suggestion_comes_back_after_fourteen_days():
    person = make_person()
    client = client_of(person)
    Reaction.objects.create(person=person, item="begin-with-three-questions", kind="later", reacted_at=NOW)
    with time_machine.travel(NOW + timedelta(days=13), tick=False):
        assert "Find a starting point in two minutes" not in titles(client.get("/coach/"))
    with time_machine.travel(NOW + timedelta(days=14), tick=False):
        assert "Find a starting point in two minutes" in titles(client.get("/coach/"))


def test_result_and_the_way_back_to_my_week_are_kept():
    client = client_of(make_commitment().person)
    (first, second, _) = titles(client.get(f"/coach/?result={CODE}"))
    assert answer(client, first, "done", result=CODE, portrait="blender")["Location"] == (
        f"/coach/?result={CODE}&portrait=blender"
    )
    assert answer(client, second, "done", back="week")["Location"] == "/week/"


def test_answers_can_be_forgotten():
    person, other = make_person(), make_person()
    for each in (person, other):
        Reaction.objects.create(person=each, item="a-calmer-week", kind="later", reacted_at=NOW)
    client = client_of(person)
    assert "Forget what I said to suggestions" in client.get("/coach/").content.decode()
    assert client.post("/coach/again/")["Location"] == "/coach/"
    assert "Forget what I said" not in client.get("/coach/").content.decode()
    assert list(Reaction.objects.values_list("person", flat=True)) == [other.pk]
    assert Client().post("/coach/again/").status_code == 303


BAD = [
    ({"kind": "later"}, "Choose the suggestion that you mean."),
    ({"item": "nothing", "kind": "later"}, "That suggestion is not here any more. Choose one below."),
    ({"item": "a-calmer-week"}, "Choose one of the answers."),
    ({"item": "a-calmer-week", "kind": "bored"}, "Choose one of the answers."),
    ({"item": ["a-calmer-week", "a-tenser-week"], "kind": "done"}, "Answer one suggestion at a time."),
    (
        {"item": ["a-calmer-week", "a-tenser-week", "how-you-came-back", "three-in-hand"], "kind": "passed"},
        "Answer one suggestion at a time.",
    ),
]


@pytest.mark.parametrize(("data", "problem"), BAD)
def test_answer_that_cannot_be_one_is_refused_and_nothing_noted(data, problem):
    person = make_person()
    response = client_of(person).post("/coach/react/", data | {"result": CODE})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: A next step" in page
    assert f'<a href="#suggestions">{problem}</a>' in page
    assert len(titles(response)) == 3
    assert f'name="result" value="{CODE}"' in page
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("fields", [{"result": "x" * 41}, {"portrait": "x" * 41}, {"back": "/evil/"}])
def test_way_back_that_is_none(fields):
    assert (
        client_of(make_person()).post("/coach/react/", {"item": "a-calmer-week", "kind": "done"} | fields).status_code
        == 422
    )
    assert not Reaction.objects.exists()


@pytest.mark.parametrize(
    ("method", "path"),
    [("post", "/coach/"), ("get", "/coach/react/"), ("get", "/coach/again/"), ("put", "/coach/react/")],
)
def test_coach_refuses_other_methods(client, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_form_from_elsewhere_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post("/coach/react/", {"item": "a-calmer-week", "kind": "done"}).status_code == 403


def test_steps_lead_to_a_page_of_the_person():
    client = client_of(make_commitment(answers="K", now=NOW - timedelta(days=7)).person)
    seen = set()
    for _ in range(3):
        page = client.get("/coach/").content.decode()
        seen |= {link.attributes["href"] for link in regions(page, "a.text-link[href][aria-label]")}
        client.post(
            "/coach/react/", {"item": [id_of(title) for title in titles(client.get("/coach/"))], "kind": "passed"}
        )
    assert len(seen) >= 4
    assert {client.get(html.unescape(address)).status_code for address in seen if "/guide/" not in address} == {200}
