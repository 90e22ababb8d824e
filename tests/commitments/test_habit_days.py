from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from commitments.habit_days import habit_strength, is_changeable, today_in, week_days
from tests.commitments.factories import NOW

WEDNESDAY = date(2026, 12, 9)


@pytest.mark.parametrize(("days", "changeable"), [(-3, False), (-2, True), (0, True), (1, False), (-7, False)])
def test_only_this_week_as_far_as_it_has_come(days, changeable):
    assert is_changeable(WEDNESDAY + timedelta(days=days), WEDNESDAY) == changeable


def test_seven_days_from_monday():
    days = week_days({date(2026, 12, 7), date(2026, 12, 1)}, WEDNESDAY)
    assert [day.state for day in days] == ["done", "open", "open", "ahead", "ahead", "ahead", "ahead"]
    assert [day.name for day in days if day.is_today] == ["Wednesday"]


def test_the_clock_of_the_person_decides_the_day():
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
