"""What was put away leaves every later count, and its habit goes or stays as its person says."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commitments.history.look_back import outcomes_of
from commitments.history.page import history_page
from commitments.models import Commitment, MicroHabit, Pause
from commitments.plans.lifecycle_actions import finish
from commitments.plans.rescheduling_actions import archive_commitment, restore_commitment
from practices.steps.progress import done_steps
from practices.time_audit.page import values_of
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, occasions_of
from tests.commitments.pages import words_of
from tests.regions import text_of

AFTER_ALL = datetime(2026, 12, 20, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def with_weeks(commitment):
    return Commitment.objects.with_weeks().get(pk=commitment.pk)


def test_plan_put_away_on_its_first_day_is_in_no_count():
    person = make_person()
    make_commitment(person=person, answers="KM", value="health")
    away = make_commitment(person=person, days=(3,), what="choir", value="music")
    archive_commitment(commitment=away, now=NOW)
    with time_machine.travel(AFTER_ALL, tick=False):
        assert "1 of 4 protected times kept or moved." in words_of(person, "/history/")
        assert "No answer 2" in words_of(person, "/practices/look/")
        assert "Thursday 26 November" not in words_of(person, "/history/")
        assert "2 Thursday 3 December Put away" in words_of(person, f"/commitments/{away.pk}/look-back/")
    assert [value.name for value in values_of(person)] == ["health"]


@pytest.mark.parametrize("habits", [{}, {"habits": "away"}])
def test_plan_put_away_is_said(habits):
    commitment = make_commitment()
    client = client_of(commitment.person)
    response = client.post(f"/commitments/{commitment.pk}/archive/", habits, follow=True)
    assert "Put away. It can be taken up again at any time." in text_of(response.content.decode(), ".flash")


def test_plan_put_away_keeps_what_it_was_answered_before():
    commitment = make_commitment(answers="KB")
    archive_commitment(commitment=commitment, now=NOW + timedelta(days=10))
    assert outcomes_of(with_weeks(commitment), AFTER_ALL) == ["kept", "bent"]
    page = history_page(commitment.person, AFTER_ALL)
    assert (page.total, page.held) == (2, 2)


def test_plan_taken_up_again_counts_from_there():
    commitment = make_commitment(answers="K")
    archive_commitment(commitment=commitment, now=NOW + timedelta(days=7))
    commitment.refresh_from_db()
    restore_commitment(commitment=commitment, now=NOW + timedelta(days=12))
    assert outcomes_of(with_weeks(commitment), AFTER_ALL) == ["kept", None, None]


def test_week_that_ran_when_its_plan_was_closed_is_no_missing_answer():
    commitment = make_commitment(days=(), hours=None, answers="K")
    second = occasions_of(commitment)[1]
    finish(commitment=commitment, now=second.starts_at + timedelta(days=2))
    assert outcomes_of(with_weeks(commitment), AFTER_ALL) == ["kept"]


def test_time_that_was_moved_and_is_paused_is_no_missing_answer():
    first = occasions_of(make_commitment(answers="B"))[0]
    starts_at = first.starts_at + timedelta(days=1)
    first.commitment.occasions.create(
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), moved_from=first, paused_for=Pause.ILLNESS
    )
    assert outcomes_of(with_weeks(first.commitment), starts_at + timedelta(days=1)) == []


def test_plan_put_away_is_no_step_done():
    commitment = make_commitment()
    assert "boundaries" in done_steps(commitment.person, NOW.date())
    archive_commitment(commitment=commitment, now=NOW)
    assert done_steps(commitment.person, NOW.date()) == set()


@pytest.mark.parametrize(("choice", "is_kept"), [("keep", True), ("away", False)])
def test_habit_of_a_plan_put_away_is_asked_about(choice, is_kept):
    commitment = make_commitment(cue="I sit", action="breathe")
    client, path = client_of(commitment.person), f"/commitments/{commitment.pk}/archive/"
    text = words_of(commitment.person, path)
    assert "After I sit, I will breathe." in text
    assert "counts as nothing" in text
    assert client.post(path).status_code == 422
    assert Commitment.objects.active().exists()
    assert client.post(path, {"habits": choice}).status_code == 303
    assert not Commitment.objects.active().exists()
    assert commitment.micro_habits.kept().exists() == is_kept
    client.post(f"/commitments/{commitment.pk}/restore/")
    assert commitment.micro_habits.kept().exists()


def test_habit_given_up_before_does_not_come_back_with_its_plan():
    commitment = make_commitment(cue="I sit", action="breathe")
    client = client_of(commitment.person)
    client.post(f"/habits/{commitment.micro_habits.get().pk}/give-up/")
    client.post(f"/commitments/{commitment.pk}/archive/")
    client.post(f"/commitments/{commitment.pk}/restore/")
    assert not commitment.micro_habits.kept().exists()


def test_plan_put_away_alone_can_be_taken_up_again():
    person = make_person()
    make_commitment(person=person)
    away = make_commitment(person=person, days=(3,), what="choir")
    archive_commitment(commitment=away, now=NOW)
    page = client_of(person).get("/commitments/").content.decode()
    assert re.findall(r'action="(/commitments/\d+/restore/)"', page) == [f"/commitments/{away.pk}/restore/"]


def test_habit_given_up_alone_can_be_taken_up_again():
    person = make_person()
    words = {"person": person, "action": "write one line", "created_at": NOW}
    MicroHabit.objects.create(cue="I sit", **words)
    given_up = MicroHabit.objects.create(cue="I stand", given_up_at=NOW, **words)
    page = client_of(person).get("/commitments/").content.decode()
    assert set(re.findall(r'action="/habits/(\d+)/[\w-]+/"', page)) >= {str(given_up.pk)}
    assert page.count("Take it up again") == 1
