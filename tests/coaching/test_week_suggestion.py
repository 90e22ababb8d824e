import html
import re
from datetime import timedelta

import pytest
import time_machine

from coaching.actions import react
from coaching.suggestions import library
from tests.coaching.attempts import FULL, make_attempt
from tests.commitments.factories import NOW, client_of, make_commitment, make_person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=17)


def suggestion_on(client, now=LATER):
    """The text of the one suggestion; "" for none."""
    with time_machine.travel(now, tick=False):
        page = client.get("/week/").content.decode()
    assert page.count("One suggestion") <= 1
    found = re.search(r'<section class="callout stack" id="suggestion">.*?</section>', page, re.DOTALL)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[0]))) if found else ""


def test_week_suggestion_is_one_with_its_reason():
    text = suggestion_on(client_of(make_commitment(answers="KB").person))
    assert "One suggestion" in text
    assert "Because you moved your last protected time and your plan is in its third week" in text
    assert "This is software, not a person; not medical advice." in text


def test_week_suggestion_after_two_weeks_away_is_one_of_their_own():
    person = make_commitment(answers="KMM").person
    with time_machine.travel(LATER, tick=False):
        page = client_of(person).get("/week/").content.decode()
    assert page.count("One suggestion") == 1
    assert "Two weeks went to something else." in page
    assert 'id="suggestion"' not in page


def test_week_suggestion_is_about_the_plan_shown_first():
    person = make_person()
    make_commitment(person=person, answers="MM", now=NOW - timedelta(days=28))
    make_commitment(person=person, what="a walk", answers="K", days=(2,))
    assert "you kept your last protected time" in suggestion_on(client_of(person), NOW + timedelta(days=8))


def test_week_suggestion_is_put_away_by_not_now_and_comes_back_here():
    client = client_of(make_commitment(answers="KB").person)
    before = suggestion_on(client)
    with time_machine.travel(LATER, tick=False):
        page = client.get("/week/").content.decode()
        item = re.search(r'name="item" value="([a-z-]*)"', page)[1]
        response = client.post("/coach/react/", {"item": item, "kind": "later", "back": "week"})
    assert (response.status_code, response["Location"]) == (303, "/week/")
    assert library.suggestions().item(item).title in before
    assert library.suggestions().item(item).title not in suggestion_on(client)


def test_week_suggestion_is_none_with_all_set_aside():
    person = make_commitment(answers="KB").person
    react(person=person, items=[item.id for item in library.suggestions().items], kind="later", now=LATER)
    assert suggestion_on(client_of(person)) == ""


def test_week_suggestion_after_the_last_plan_was_finished_says_what_to_do_first():
    person = make_commitment().person
    person.commitments.update(finished_at=NOW)
    make_attempt(person, summary=FULL | {"weakest": None})
    assert "Because no plan is running here and the portrait nearest to you is Purpose-Driven" in suggestion_on(
        client_of(person)
    )
