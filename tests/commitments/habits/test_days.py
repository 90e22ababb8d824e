from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from commitments.habits.days import habit_strength, habit_weeks, is_changeable
from commitments.schedule import today_in
from tests.commitments.factories import NOW

WEDNESDAY = date(2026, 12, 9)


@pytest.mark.parametrize(("days", "changeable"), [(-7, False), (-6, True), (-3, True), (0, True), (1, False)])
def test_today_and_the_six_days_before_it_are_open(days, changeable):
    assert is_changeable(WEDNESDAY + timedelta(days=days), WEDNESDAY) == changeable


def test_habit_days_of_this_week_are_seven_from_monday():
    (week,) = habit_weeks({date(2026, 12, 7)}, began=date(2026, 12, 7), today=WEDNESDAY)
    assert (week.name, [day.is_done for day in week.days]) == ("", [True] + 6 * [False])
    assert [day.is_open for day in week.days] == 3 * [True] + 4 * [False]
    assert [day.is_ahead for day in week.days] == 3 * [False] + 4 * [True]
    assert [day.name for day in week.days if day.is_today] == ["Wednesday"]


@pytest.mark.parametrize(
    ("today", "open_days"),
    [
        (date(2026, 12, 7), ["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
        (date(2026, 12, 9), ["Thursday", "Friday", "Saturday", "Sunday"]),
        (date(2026, 12, 12), ["Sunday"]),
    ],
)
def test_habit_days_of_last_week_stand_above_while_some_are_open(today, open_days):
    weeks = habit_weeks({date(2026, 12, 1)}, began=date(2026, 11, 30), today=today)
    assert [week.name for week in weeks] == ["Last week", "This week"]
    assert [day.name for day in weeks[0].days if day.is_open] == open_days
    assert [day.name for day in weeks[0].days if day.is_done] == ["Tuesday"]


def test_habit_days_on_a_sunday_are_all_that_is_open():
    (week,) = habit_weeks(set(), began=date(2026, 11, 2), today=date(2026, 12, 13))
    assert all(day.is_open for day in week.days)


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
