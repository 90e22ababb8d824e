"""A pause of everything: plans without a day, habits, mails, and its end."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from commitments.models import HabitDay, Pause, PausedDays
from commitments.reminders.sending import due_reminders
from commitments.week.pause_actions import pause_week, resume_week
from tests.commitments.factories import client_of, make_commitment, occasions_of
from tests.commitments.mailed import make_asked
from tests.commitments.pages import words_of

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANY_DAY = {"days": (), "hours": None}
pytestmark = pytest.mark.django_db


def make_week_plan(now=datetime(2026, 11, 22, 23, tzinfo=UTC), **changes):
    """Four weeks, the first from Monday 23 November on."""
    return make_commitment(now=now, **ANY_DAY, **changes)


def paused(commitment):
    return [each.paused_for for each in occasions_of(commitment)]


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (0, ["travel", "", "", ""]),
        (3, ["travel", "", "", ""]),
        (4, ["", "travel", "", ""]),
        (6, ["", "travel", "", ""]),
    ],
)
def test_pause_of_a_plan_without_a_day_takes_one_week(ahead, expected):
    commitment = make_week_plan()
    assert pause_week(person=commitment.person, why=Pause.TRAVEL, now=MONDAY + timedelta(days=ahead)) == 1
    assert paused(commitment) == expected


def test_pause_leaves_out_the_eighth_day_whatever_its_hour():
    commitment = make_commitment(days=(0,))
    pause_week(person=commitment.person, why=Pause.ILLNESS, now=MONDAY + timedelta(hours=13))
    assert paused(commitment) == ["", "", "", ""]


def test_pause_made_again_goes_on_from_the_first():
    commitment = make_week_plan()
    for ahead in (4, 7):  # Friday, then Monday
        pause_week(person=commitment.person, why=Pause.ILLNESS, now=MONDAY + timedelta(days=ahead))
    assert paused(commitment) == ["", "illness", "", ""]
    spans = PausedDays.objects.values_list("first_on", "last_on")
    assert list(spans) == [
        (date(2026, 11, 27), date(2026, 11, 29)),
        (date(2026, 11, 30), date(2026, 12, 6)),
    ]


@pytest.mark.parametrize(("ahead", "first_week"), [(0, ""), (3, ""), (4, "illness"), (6, "illness")])
def test_week_taken_up_again_stays_paused_when_most_of_it_was(ahead, first_week):
    commitment = make_week_plan()
    pause_week(person=commitment.person, why=Pause.ILLNESS, now=MONDAY)
    now = MONDAY + timedelta(days=ahead)
    resume_week(person=commitment.person, now=now)
    assert paused(commitment) == [first_week, "", "", ""]
    with time_machine.travel(now, tick=False):
        page = client_of(commitment.person).get("/week/").context["page"]
    assert (page.pause is not None, page.pause.can_end if page.pause else False) == (bool(first_week), False)


def test_week_of_rest_stays_one_through_a_pause():
    commitment = make_week_plan()
    first, *_ = occasions_of(commitment)
    first.paused_for = Pause.REST
    first.save()
    pause_week(person=commitment.person, why=Pause.ILLNESS, now=MONDAY)
    assert paused(commitment) == ["rest", "", "", ""]


def test_habits_rest_and_nothing_asks_about_them():
    commitment = make_commitment(cue="I sit", action="breathe", now=MONDAY)
    habit = commitment.micro_habits.get()
    client = client_of(commitment.person)
    with time_machine.travel(MONDAY + timedelta(days=14), tick=False):
        assert "Perhaps a smaller one?" in words_of(commitment.person, "/week/")
        client.post("/week/pause/", {"why": "illness"})
        text = words_of(commitment.person, "/week/")
        assert "Perhaps a smaller one?" not in text
        assert "A smaller one?" not in words_of(commitment.person, f"/habits/{habit.pk}/edit/")
        assert "Habits rest to Sunday 13 December." in text
        assert "Pause a week" not in text
        assert "One suggestion" not in text


def test_paused_day_takes_nothing_from_a_habit_and_a_done_one_counts():
    habit = make_commitment(cue="I sit", action="breathe", now=MONDAY).micro_habits.get()
    HabitDay.objects.create(habit=habit, day=MONDAY.date())
    client = client_of(habit.person)

    def strength_on(ahead):
        with time_machine.travel(MONDAY + timedelta(days=ahead), tick=False):
            return client.get("/week/").context["page"].habits[0].strength.number

    before = strength_on(1)
    pause_week(person=habit.person, why=Pause.ILLNESS, now=MONDAY + timedelta(days=1))
    assert strength_on(8) == before
    assert strength_on(12) < before
    HabitDay.objects.create(habit=habit, day=date(2026, 11, 26))
    assert strength_on(8) > before


def test_retrospective_counts_no_day_of_a_pause():
    habit = make_commitment(cue="I sit", action="breathe", now=MONDAY).micro_habits.get()
    HabitDay.objects.create(habit=habit, day=date(2026, 11, 25))
    pause_week(person=habit.person, why=Pause.TRAVEL, now=MONDAY)
    with time_machine.travel(MONDAY + timedelta(days=13), tick=False):
        assert "1 of 8 days" in words_of(habit.person, "/practices/look/")


def test_days_given_up_take_nothing_from_a_habit():
    habit = make_commitment(cue="I sit", action="breathe", now=MONDAY).micro_habits.get()
    client = client_of(habit.person)
    with time_machine.travel(MONDAY + timedelta(days=2), tick=False):
        client.post(f"/habits/{habit.pk}/give-up/")
    with time_machine.travel(MONDAY + timedelta(days=5), tick=False):
        client.post(f"/habits/{habit.pk}/take-up/")
    row = PausedDays.objects.get()
    assert (row.habit, row.first_on, row.last_on) == (habit, date(2026, 11, 25), date(2026, 11, 27))
    with time_machine.travel(MONDAY + timedelta(days=5), tick=False):
        assert client.get("/week/").context["page"].pause is None


def test_mail_never_asks_during_a_pause():
    occasion = make_asked()
    person, after = occasion.commitment.person, occasion.ends_at + timedelta(hours=15)
    assert [each.pk for each in due_reminders(after)] == [occasion.pk]
    pause_week(person=person, why=Pause.ILLNESS, now=after)
    assert list(due_reminders(after)) == []
