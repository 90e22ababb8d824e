from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from commitments.habits.days import habit_days, habit_strength, is_changeable
from commitments.schedule import today_in
from tests.commitments.factories import NOW

WEDNESDAY = date(2026, 12, 9)


@pytest.mark.parametrize(("days", "changeable"), [(-7, False), (-6, True), (-3, True), (0, True), (1, False)])
def test_today_and_the_six_days_before_it_are_open(days, changeable):
    assert is_changeable(WEDNESDAY + timedelta(days=days), WEDNESDAY) == changeable


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 12, 7), "Tuesday", "Monday"),
        (WEDNESDAY, "Thursday", "Wednesday"),
        (date(2026, 12, 13), "Monday", "Sunday"),
    ],
)
def test_habit_days_are_the_seven_that_can_be_changed_and_end_today(today, first, last):
    days = habit_days(set(), today)
    assert (days[0].name, days[-1].name, len(days)) == (first, last, 7)
    assert all(is_changeable(each.day, today) for each in days)
    assert [each.day for each in days if each.is_today] == [today]


def test_habit_days_that_were_done_are_marked():
    days = habit_days({date(2026, 12, 2), date(2026, 12, 7)}, WEDNESDAY)
    assert [each.name for each in days if each.is_done] == ["Monday"]


def test_habit_day_is_decided_by_the_clock_of_the_person():
    late = NOW.replace(hour=23)
    assert today_in(ZoneInfo("Europe/London"), late) == date(2026, 11, 22)
    assert today_in(ZoneInfo("Pacific/Kiritimati"), late) == date(2026, 11, 23)
    assert today_in(ZoneInfo("Pacific/Pago_Pago"), NOW) == date(2026, 11, 21)


def test_today_counts_once_it_is_done():
    began = WEDNESDAY - timedelta(days=6)
    week = {began + timedelta(days=number) for number in range(6)}
    assert habit_strength(set(), began=WEDNESDAY, today=WEDNESDAY).number == 0
    assert habit_strength(week, began=began, today=WEDNESDAY).number == 27
    assert habit_strength({*week, WEDNESDAY}, began=began, today=WEDNESDAY).number == 31
