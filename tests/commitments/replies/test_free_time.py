from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.replies.free_time import (
    DAYS_AHEAD,
    HOME,
    WORK,
    first_free_hour,
    format_slot,
    format_weekly_slot,
    free_day,
)
from commitments.replies.scripts import ANOTHER_DAY
from commitments.replies.slots import dated_values, weekly_values
from commitments.schedule import PARTS, Hours, occasion_on, time

LONDON = ZoneInfo("Europe/London")
SUNDAY = datetime(2026, 11, 22, 10, tzinfo=UTC)
ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Apia"]


def span_of(first, begins, last, ends):
    """From a time of one day of November 2026 to a time of another."""
    return tuple(datetime.fromisoformat(f"2026-11-{day}T{clock}Z") for day, clock in ((first, begins), (last, ends)))


def hours_from(*days):
    """One taken hour for each (day of November 2026, hour) in London, where winter is UTC."""
    starts = [datetime(2026, 11, day, hour, tzinfo=UTC) for day, hour in days]
    return [(each, each + timedelta(hours=1)) for each in starts]


@pytest.mark.parametrize(
    ("ordinary", "taken", "words"),
    [
        (WORK, [], "Monday 23 November at 9:00"),
        (WORK, hours_from((23, 9)), "Monday 23 November at 10:00"),
        (WORK, hours_from((23, 9), (23, 10), (23, 11)), "Monday 23 November at 13:00"),
        (WORK, [span_of(23, "08:00", 23, "17:00")], "Tuesday 24 November at 9:00"),
        (WORK, [span_of(23, "09:59", 23, "10:01")], "Monday 23 November at 11:00"),
        (HOME, [], "Monday 23 November at 18:00"),
        (HOME, hours_from((23, 18)), "Monday 23 November at 19:00"),
    ],
)
def test_hour_that_is_free_is_the_first_ordinary_one(ordinary, taken, words):
    free = first_free_hour(SUNDAY, ordinary, LONDON, taken)
    assert (format_slot(free), format_weekly_slot(free)) == (words, without_date(words))


def without_date(words):
    day, _, _, rest = words.split(" ", 3)
    return f"{day} {rest}"


def test_hour_after_a_time_on_friday_is_on_monday_for_work_and_on_saturday_for_home():
    friday = datetime(2026, 11, 27, 20, tzinfo=UTC)
    assert format_slot(first_free_hour(friday, WORK, LONDON, [])) == "Monday 30 November at 9:00"
    assert format_slot(first_free_hour(friday, HOME, LONDON, [])) == "Saturday 28 November at 10:00"


def test_day_after_is_that_of_the_local_clock():
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert format_slot(first_free_hour(late, WORK, ZoneInfo("Asia/Tokyo"), [])) == "Tuesday 24 November at 9:00"


def test_weeks_without_a_free_hour_offer_another_day():
    every_day = [
        occasion_on(date(2026, 11, 22) + timedelta(days=n), Hours(time(8), time(22)), LONDON) for n in range(30)
    ]
    assert first_free_hour(SUNDAY, WORK, LONDON, every_day) is None
    filling = dated_values(value="x", what="y", when="Tuesdays", after=SUNDAY, zone=LONDON, taken=every_day)
    assert (filling.at_work, filling.at_home) == (ANOTHER_DAY, ANOTHER_DAY)


def test_offer_for_every_week_is_free_in_each():
    filling = weekly_values(value="x", what="y", days=[0, 1, 2, 3, 4], hours=Hours(time(9), time(17)))
    assert (filling.at_work, filling.at_home) == (ANOTHER_DAY, "Tuesday at 18:00")
    filling = weekly_values(value="x", what="y", days=[2], hours=PARTS["morning"])
    assert (filling.at_work, filling.at_home) == ("Thursday at 9:00", "Thursday at 18:00")


def test_day_that_is_free_for_the_same_hours():
    taken = [occasion_on(date(2026, 11, 25), PARTS["evening"], LONDON)]
    days = [date(2026, 11, 25), date(2026, 11, 26)]
    assert free_day(days, PARTS["evening"], LONDON, taken) == date(2026, 11, 26)
    assert free_day(days[:1], PARTS["evening"], LONDON, taken) is None


MOMENTS = st.integers(0, 24 * 730).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
STARTS_IN = st.integers(0, 24 * DAYS_AHEAD * 2)
LENGTHS = st.integers(1, 24 * 4)


@given(after=MOMENTS, zone=st.sampled_from(ZONES), spans=st.lists(st.tuples(STARTS_IN, LENGTHS), max_size=60))
def test_offer_is_ordinary_later_and_collides_with_nothing_across_clock_changes(after, zone, spans):
    zone = ZoneInfo(zone)
    taken = []
    for begin, quarters in spans:
        starts_at = after + timedelta(minutes=30 * begin)
        taken.append((starts_at, starts_at + timedelta(minutes=15 * quarters)))
    for ordinary in (WORK, HOME):
        free = first_free_hour(after, ordinary, zone, taken)
        if free is None:
            continue
        assert free.date() > after.astimezone(zone).date()
        assert free.hour in ordinary[free.weekday()]
        assert (free.minute, free.astimezone(UTC).astimezone(zone).hour) == (0, free.hour)
        ends = free.astimezone(UTC) + timedelta(hours=1)
        assert all(end <= free or begin >= ends for begin, end in taken)


@pytest.mark.parametrize(
    ("zone", "changes_on"),
    [
        ("Europe/London", date(2026, 3, 29)),
        ("Europe/London", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
        ("America/Santiago", date(2026, 9, 6)),
        ("Africa/Cairo", date(2026, 4, 24)),
    ],
)
def test_hour_stays_the_hour_of_the_wall_clock_when_the_clocks_change(zone, changes_on):
    zone = ZoneInfo(zone)
    eve = datetime.combine(changes_on - timedelta(days=1), time(12), tzinfo=zone)
    taken = [occasion_on(changes_on, Hours(time(10), time(11)), zone)]
    free = first_free_hour(eve, {day: [10, 11] for day in range(7)}, zone, taken)
    assert (free.date(), free.hour) == (changes_on, 11)
