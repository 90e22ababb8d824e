from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from commitments.schedule import Hours
from practices.blended_hours.last_day import last_day

LONDON = ZoneInfo("Europe/London")
HOURS = Hours(time(16), time(17))
CHOSEN = datetime(2026, 11, 16, 9, tzinfo=LONDON)  # a Monday


@pytest.mark.parametrize(
    ("weekday", "day", "hour", "expected"),
    [
        (1, 17, time(16, 59), None),
        (1, 17, time(17), date(2026, 11, 17)),
        (1, 24, time(16), date(2026, 11, 17)),
        (1, 25, time(8), date(2026, 11, 24)),
        (0, 16, time(18), date(2026, 11, 16)),
        (6, 20, time(8), None),
    ],
)
def test_hour_that_is_the_last_is_over(weekday, day, hour, expected):
    now = datetime.combine(date(2026, 11, day), hour, LONDON)
    assert last_day(weekday, HOURS, chosen=CHOSEN, now=now) == expected


@pytest.mark.parametrize(("hour", "expected"), [(time(0, 29), None), (time(0, 30), date(2026, 11, 22))])
def test_hour_past_midnight_is_over_on_the_next_day(hour, expected):
    now = datetime.combine(date(2026, 11, 23), hour, LONDON)
    assert last_day(6, Hours(time(23, 30), time(0, 30)), chosen=CHOSEN, now=now) == expected


def test_hour_chosen_while_it_ran_is_asked_about_a_week_later():
    chosen = datetime(2026, 11, 17, 16, 30, tzinfo=LONDON)
    assert last_day(1, HOURS, chosen=chosen, now=datetime(2026, 11, 18, 8, tzinfo=LONDON)) is None
    assert last_day(1, HOURS, chosen=chosen, now=datetime(2026, 11, 25, 8, tzinfo=LONDON)) == date(2026, 11, 24)
