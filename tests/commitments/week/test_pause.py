import html
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from commitments.models import Commitment, Occasion
from commitments.plans.rescheduling_actions import shorten_commitment
from commitments.schedule import Hours, own_hours
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, occasions_of

AFTER_TWO = datetime(2026, 12, 2, 9, tzinfo=UTC)
AWAY = "Two weeks went to something else. That tells you about the time, not about you."
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def after_two():
    with time_machine.travel(AFTER_TWO, tick=False):
        yield


def week_text(client):
    return " ".join(html.unescape(client.get("/week/").content.decode()).split())


def starts_of(commitment):
    return [occasion.starts_at for occasion in occasions_of(commitment)]


def test_pause_of_a_week_begins_and_ends_with_one_post_each():
    commitment = make_commitment(answers="K")
    client = client_of(commitment.person)
    assert client.post("/week/pause/", {"why": "illness"})["Location"] == "/week/"
    assert [each.paused_for for each in occasions_of(commitment)] == ["", "", "illness", ""]
    text = week_text(client)
    assert "The next seven days are paused." in text
    assert "Tuesday 8 December: nothing is asked and nothing is counted." in text
    assert "Next protected time, in 13 days" in text
    assert "<b>Week 3</b> Illness" in text
    client.post("/week/resume/")
    assert not Occasion.objects.exclude(paused_for="").exists()
    assert "What lies ahead counts again." in week_text(client)


def test_paused_time_is_not_asked_about_but_can_be_answered():
    commitment = make_commitment(answers="KK")
    client = client_of(commitment.person)
    client.post("/week/pause/", {"why": "travel"})
    third = occasions_of(commitment)[2]
    with time_machine.travel(third.ends_at + timedelta(hours=1), tick=False):
        assert "did it hold?" not in week_text(client)
        client.post(f"/occasions/{third.pk}/check-in/", {"answer": "kept"})
        assert "<b>Week 3</b> Kept" in week_text(client)


def test_pause_touches_only_own_times():
    other = make_commitment(person=make_person())
    client_of(make_commitment().person).post("/week/pause/", {"why": "illness"})
    assert not other.occasions.exclude(paused_for="").exists()


def test_pause_for_an_unknown_reason_or_of_a_visitor_changes_nothing(client):
    commitment = make_commitment()
    assert client_of(commitment.person).post("/week/pause/", {"why": "lazy"}).status_code == 422
    assert client.post("/week/pause/", {"why": "illness"})["Location"] == "/week/"
    assert client.post("/week/resume/")["Location"] == "/week/"
    assert client.get("/week/pause/").status_code == 405
    assert not Occasion.objects.exclude(paused_for="").exists()


def test_return_is_welcomed():
    assert "You came back to it after a week that went elsewhere." in week_text(
        client_of(make_commitment(answers="MK").person)
    )
    assert "You came back" not in week_text(client_of(make_commitment(answers="KK").person))


@pytest.mark.parametrize(("answers", "said"), [("MM", True), ("KM", False), ("MK", False), ("M", False)])
def test_weeks_away_bring_one_suggestion_when_they_are_two(answers, said):
    text = week_text(client_of(make_commitment(answers=answers).person))
    assert (AWAY in text) == said


def test_halving_changes_only_what_lies_ahead():
    commitment = make_commitment(answers="MM")
    client = client_of(commitment.person)
    client.post(f"/commitments/{commitment.pk}/halve/")
    lengths = [each.ends_at - each.starts_at for each in occasions_of(commitment)]
    assert lengths == [timedelta(hours=3)] * 2 + [timedelta(minutes=90)] * 2
    assert Commitment.objects.get().hours == Hours(time(18), time(19, 30))
    text = week_text(client)
    assert "Halved. From now on: Tuesdays, 18:00 to 19:30." in text
    assert AWAY not in text


def test_halving_a_firm_plan_says_that_it_waits():
    client = client_of(make_commitment(answers="MM", firmness="firm").person)
    client.post(f"/commitments/{Commitment.objects.get().pk}/halve/")
    assert "Halved. From next week on: Tuesdays, 18:00 to 19:30." in week_text(client)


def test_moving_changes_only_what_lies_ahead():
    commitment = make_commitment(answers="MM")
    before = starts_of(commitment)
    client = client_of(commitment.person)
    client.post(f"/commitments/{commitment.pk}/move/", {"weekday": "3"})
    assert starts_of(commitment) == before[:2] + [start + timedelta(days=2) for start in before[2:]]
    assert AWAY not in week_text(client)


def test_moving_to_the_same_day_changes_nothing():
    commitment = make_commitment()
    before = [(each.starts_at, each.ends_at) for each in occasions_of(commitment)]
    response = client_of(commitment.person).post(f"/commitments/{commitment.pk}/move/", {"weekday": "1"})
    assert response.status_code == 303
    assert [(each.starts_at, each.ends_at) for each in occasions_of(commitment)] == before


@pytest.mark.parametrize("weekday", ["", "7", "-1", "x"])
def test_moving_to_no_day_is_refused(weekday):
    commitment = make_commitment(answers="MM")
    before = starts_of(commitment)
    url = f"/commitments/{commitment.pk}/move/"
    assert client_of(commitment.person).post(url, {"weekday": weekday}).status_code == 422
    assert starts_of(commitment) == before


def test_resting_leaves_out_the_next_time_and_counts_as_nothing():
    commitment = make_commitment(answers="MM")
    client = client_of(commitment.person)
    client.post(f"/commitments/{commitment.pk}/rest/")
    assert [each.paused_for for each in occasions_of(commitment)] == ["", "", "rest", ""]
    text = week_text(client)
    assert "Tuesday 8 December rests. It counts as nothing." in text
    assert AWAY not in text


@pytest.mark.parametrize("what", ["halve", "move", "rest"])
def test_pause_is_not_found_by_another_person(what):
    commitment = make_commitment(answers="MM")
    before = starts_of(commitment)
    for person in (make_person(), None):
        assert client_of(person).post(f"/commitments/{commitment.pk}/{what}/", {"weekday": "3"}).status_code == 404
    assert client_of(commitment.person).get(f"/commitments/{commitment.pk}/{what}/").status_code == 405
    assert starts_of(commitment) == before


@pytest.mark.parametrize(("minutes", "left"), [(120, 60), (30, 15), (20, 15), (15, 15)])
def test_plan_is_halved_down_to_a_quarter_of_an_hour(minutes, left):
    commitment = make_commitment(hours=own_hours(time(18), minutes), now=NOW)
    shorten_commitment(commitment=commitment, now=NOW)
    commitment.refresh_from_db()
    assert commitment.hours == own_hours(time(18), left)
