from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from commitments.schedule import PARTS, Hours, relaxes, week_end

EVENING = ([1], PARTS["evening"])


@pytest.mark.parametrize(
    ("after", "easing"),
    [
        (EVENING, False),
        (([1], Hours(time(17), time(22))), False),
        (([1], Hours(time(18), time(20))), True),
        (([1], Hours(time(19), time(22))), True),
        (([2], PARTS["evening"]), True),
        (([1, 3], PARTS["evening"]), False),
        (([], None), True),
    ],
)
def test_plan_of_less_time_or_another_day_is_easier(after, easing):
    assert relaxes(EVENING, after) == easing


NIGHT = ([1], Hours(time(22), time(6)))


@pytest.mark.parametrize(
    ("after", "easing"),
    [
        (NIGHT, False),
        (([1], Hours(time(21), time(6, 30))), False),
        (([1], Hours(time(22), time(5))), True),
        (([1], Hours(time(22), time(23))), True),
        (([1], Hours(time(1), time(6))), True),
    ],
)
def test_plan_of_less_of_a_night_is_easier(after, easing):
    assert relaxes(NIGHT, after) == easing


def test_plan_of_any_hour_is_firmer_than_none():
    assert not relaxes(([], None), EVENING)
    assert not relaxes(([], None), ([], None))
    assert relaxes(([1, 3], PARTS["evening"]), EVENING)


@pytest.mark.parametrize(
    ("zone", "now", "end"),
    [
        ("Europe/London", datetime(2026, 11, 25, 9, tzinfo=UTC), datetime(2026, 11, 30, tzinfo=UTC)),
        ("Europe/London", datetime(2026, 11, 30, tzinfo=UTC), datetime(2026, 12, 7, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2026, 11, 29, 20, tzinfo=UTC), datetime(2026, 12, 6, 18, 30, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 30, 1, tzinfo=UTC), datetime(2026, 11, 30, 5, tzinfo=UTC)),
    ],
)
def test_week_ends_with_sunday_where_the_plan_lives(zone, now, end):
    assert week_end(now, ZoneInfo(zone)) == end
