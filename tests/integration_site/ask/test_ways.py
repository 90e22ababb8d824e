from dataclasses import replace
from datetime import date

import pytest

from coaching.context import CoachContext
from coaching.suggestions.items import PersonFacts
from integration_site.ask.loading import AuthoredPlace, Step
from integration_site.ask.places import Place, find_places
from integration_site.ask.ways import way_of

TODAY = date(2026, 11, 29)
NOBODY = CoachContext(PersonFacts(), [])
PLANNER = CoachContext(PersonFacts(), [], plan=7)


def way(step, question="what now", known=NOBODY, **more):
    place = Place(AuthoredPlace("question/a", ("one",), step=step), "A", "Text.", "/questions/a/", **more)
    return way_of(place, question, known, TODAY)


def test_way_without_a_step_is_the_place():
    assert (way(None).words, way(None).address, way(None).fields) == ("Read the whole answer", "/questions/a/", None)


@pytest.mark.parametrize(
    ("step", "address"),
    [
        (Step("practices:rituals", "Go"), "/practices/rituals/"),
        (Step("help", "Go"), "/help/"),
        (Step("articles:article", "Go", "section=enough"), "/guide/work-and-life-integration/#enough"),
        (Step("commitments:commitment_new", "Go", "advice=x"), "/commitments/new/?advice=x"),
        (Step("commitments:replies", "Go"), "/replies/"),
        (Step("commitments:share", "Go"), "/week/"),
    ],
)
def test_way_leads_where_its_step_says(step, address):
    assert way(step).address == address


def test_way_to_one_plan_needs_one():
    assert way(Step("commitments:share", "Go"), known=PLANNER).address == "/commitments/7/share/"
    assert way(None, known=PLANNER, plan_view="commitments:reminders").address == "/reminders/"


@pytest.mark.parametrize(
    ("question", "weekday", "start", "minutes", "words"),
    [
        ("no to my boss", "1", "18:00", "180", "Words"),
        ("no to my boss on Friday", "4", "18:00", "180", "Words, for Friday evening"),
        ("no lunch with my boss tomorrow", "0", "12:00", "60", "Words, for Monday midday"),
    ],
)
def test_way_to_replies_is_filled_in(question, weekday, start, minutes, words):
    found = way(Step("commitments:replies", "Words", "asker=manager&tone=firm"), question)
    assert (found.address, found.words) == ("/replies/#replies", words)
    asked = {"asker": "manager", "tone": "firm", "what": "supper at home", "value": "family"}
    assert found.fields == asked | {"weekday": weekday, "start": start, "minutes": minutes}


@pytest.mark.django_db
def test_way_of_a_suggestion_is_its_own_step():
    place = next(each for each in find_places() if each.item and each.item.step.go == "plan")
    known = replace(NOBODY, portrait="boundary")
    found = way_of(place, "what now", known, TODAY)
    assert found.words == place.item.step.words
    assert found.address.startswith("/commitments/new/?")
