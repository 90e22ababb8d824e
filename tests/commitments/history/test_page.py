import re
from datetime import UTC, datetime

import pytest
import time_machine

from commitments.plans.lifecycle_actions import finish
from tests.commitments.factories import client_of, make_commitment, make_person
from tests.commitments.years import make_years

AFTER_ALL = datetime(2026, 12, 16, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AFTER_ALL, tick=False):
        yield


def words_of(person):
    response = client_of(person).get("/history/")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2]).split())


def test_history_calendar_says_each_answer_in_its_cell():
    page = words_of(make_commitment(answers="KM.B").person)
    assert "2 of 4 protected times kept or moved. Longest run: 1 in a row." in page
    assert "November Tue 24 Kept December Tue 1 Not this time Tue 8 No answer Tue 15 Moved on purpose" in page
    assert "Kept 1 Moved on purpose 1 Not this time 1 No answer 1" in page


def test_history_of_fewer_than_three_times_has_no_chart():
    page = words_of(make_commitment(answers="KM").person)
    with time_machine.travel(datetime(2026, 12, 2, 9, tzinfo=UTC)):
        early = words_of(make_commitment(answers="KM").person)
    assert "The mix" in page
    assert "The mix" not in early
    assert "Week by week" in early


def test_history_tells_two_things_apart_and_keeps_closed_ones():
    commitment = make_commitment(answers="K")
    make_commitment(person=commitment.person, what="a walk", days=(3,))
    finish(commitment=commitment, now=AFTER_ALL)
    page = words_of(commitment.person)
    assert "Tue 24 Kept supper at home Thu 26 No answer a walk" in page
    assert "Closed." in page


def test_notes_stand_newest_first_and_are_text():
    person = make_commitment().person
    for day, words in [(2, "Phone <away>."), (9, "The cook.")]:
        commitment = person.commitments.get()
        with time_machine.travel(datetime(2026, 12, day, 9, tzinfo=UTC)):
            client_of(person).post(f"/commitments/{commitment.pk}/reviews/new/", {"choice": "keep", "helped": words})
    page = words_of(person)
    assert page.index("Week of 7 December 2026 What helped: The cook.") < page.index("Phone &lt;away&gt;.")


def test_history_is_its_owner_s_alone():
    make_commitment(what="a secret supper", answers="K")
    page = words_of(make_person())
    assert "secret" not in page
    assert "Nothing has happened yet." in page
    assert "See my week" in page


def test_history_leads_a_visitor_to_the_week(client):
    assert client.get("/history/")["Location"] == "/week/"


def test_history_of_three_years_needs_as_few_queries_as_one_week(django_assert_max_num_queries):
    client = client_of(make_years(make_person(), now=AFTER_ALL))
    with django_assert_max_num_queries(6):
        page = client.get("/history/").content.decode()
    assert page.count("<tr>") > 36
