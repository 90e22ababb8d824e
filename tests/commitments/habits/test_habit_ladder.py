from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from commitments.models import HabitDay, HabitStep, Pause
from tests.commitments.factories import client_of, make_commitment, make_person
from tests.commitments.pages import words_of

FIRST_MONDAY = date(2026, 11, 23)
AFTER_THREE = datetime(2026, 12, 14, 9, tzinfo=UTC)
MORE, LESS = "Perhaps a little more?", "Perhaps a smaller one?"
pytestmark = pytest.mark.django_db


def make_habit(*counts):
    """With so many days done in each week after NOW."""
    habit = make_commitment(cue="I sit", action="breathe").micro_habits.get()
    for week, count in enumerate(counts):
        for day in range(count):
            HabitDay.objects.create(habit=habit, day=FIRST_MONDAY + timedelta(days=7 * week + day))
    return habit


@pytest.mark.parametrize(
    ("counts", "shown"), [([5, 5, 5], {MORE}), ([5, 1, 1], {LESS}), ([5, 5, 1], set()), ([4, 4, 4], set())]
)
@time_machine.travel(AFTER_THREE, tick=False)
def test_step_is_offered_in_the_week_in_a_quiet_line(counts, shown):
    page = words_of(make_habit(*counts).person, "/week/")
    assert {words for words in (MORE, LESS) if words in page} == shown


@time_machine.travel(AFTER_THREE, tick=False)
def test_step_to_more_is_the_form_as_it_stands_and_changes_nothing_by_itself():
    habit = make_habit(5, 5, 5)
    client, path = client_of(habit.person), f"/habits/{habit.pk}/edit/"
    page = client.get(path).content.decode()
    assert "A little more?" in page
    assert 'value="I sit"' in page
    assert not HabitStep.objects.exists()
    assert client.post(path, {"cue": "I sit", "action": "breathe for three minutes"}).status_code == 303
    step = HabitStep.objects.get()
    assert (step.action_before, step.stepped_at) == ("breathe", AFTER_THREE)
    assert MORE not in words_of(habit.person, "/week/")
    assert "breathe until 14 December 2026" in words_of(habit.person, path)
    assert habit.days.count() == 15


@time_machine.travel(AFTER_THREE, tick=False)
def test_left_as_it_is_the_weeks_count_anew_once():
    habit = make_habit(5, 1, 1)
    client, path = client_of(habit.person), f"/habits/{habit.pk}/leave/"
    for _ in range(2):
        assert client.post(path)["Location"] == "/week/"
    assert HabitStep.objects.count() == 1
    assert LESS not in words_of(habit.person, "/week/")
    assert "What it was before" not in words_of(habit.person, f"/habits/{habit.pk}/edit/")
    with time_machine.travel(AFTER_THREE + timedelta(days=21), tick=False):
        assert LESS in words_of(habit.person, "/week/")


@time_machine.travel(AFTER_THREE, tick=False)
def test_step_is_not_offered_for_another_cue():
    habit = make_habit(5, 5, 5)
    client_of(habit.person).post(f"/habits/{habit.pk}/edit/", {"cue": "I stand", "action": "breathe"})
    assert MORE in words_of(habit.person, "/week/")
    assert not HabitStep.objects.exists()


@time_machine.travel(AFTER_THREE, tick=False)
def test_weeks_given_up_or_away_are_no_missed_ones():
    habit = make_habit(5, 1, 1)
    client = client_of(habit.person)
    for verb in ("give-up", "take-up", "take-up"):
        client.post(f"/habits/{habit.pk}/{verb}/")
    assert LESS not in words_of(habit.person, "/week/")
    assert HabitStep.objects.count() == 1
    ill = make_habit(5, 1, 1)
    assert LESS in words_of(ill.person, "/week/")
    occasion = ill.commitment.occasions.order_by("starts_at")[1]
    occasion.paused_for = Pause.ILLNESS
    occasion.save()
    assert LESS not in words_of(ill.person, "/week/")
    assert "A smaller one?" not in words_of(ill.person, f"/habits/{ill.pk}/edit/")


@pytest.mark.parametrize("who", ["other", "visitor"])
def test_step_is_left_by_its_owner_alone(who):
    habit = make_habit(5, 1, 1)
    client = client_of(make_person() if who == "other" else None)
    with time_machine.travel(AFTER_THREE, tick=False):
        assert client.post(f"/habits/{habit.pk}/leave/").status_code == 404
        assert client_of(habit.person).get(f"/habits/{habit.pk}/leave/").status_code == 405
    assert not HabitStep.objects.exists()
