from datetime import date, timedelta

import pytest

from commitments.habits.paused_weeks import PAUSE_DAYS, mostly_paused

MONDAY = date(2026, 10, 19)


@pytest.mark.parametrize(("weekday", "paused_week"), [(0, 0), (1, 0), (2, 0), (3, 0), (4, 1), (5, 1), (6, 1)])
def test_pause_of_seven_days_takes_out_the_one_week_of_which_it_holds_most(weekday, paused_week):
    days = [MONDAY + timedelta(days=weekday + ahead) for ahead in range(PAUSE_DAYS)]
    assert mostly_paused(days) == {MONDAY + timedelta(weeks=paused_week)}


def test_pause_of_no_day_or_three_takes_out_nothing():
    assert mostly_paused([]) == set()
    assert mostly_paused(MONDAY + timedelta(days=ahead) for ahead in range(3)) == set()
