from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.schedule import (
    OWN_HOURS,
    PARTS,
    Hours,
    occasion_on,
    own_hours,
    part_of,
    weekly_occasions,
)

ZONES = ["Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "America/Santiago"]
FIRST, LAST = datetime(2020, 1, 1), datetime(2037, 1, 1)  # noqa: DTZ001 -- hypothesis adds the zone
SUNDAY = datetime(2026, 11, 22, 10, tzinfo=UTC)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "after", "starts"),
    [
        # Clocks go back on 25 October 2026: 18:00 is 17:00 UTC before and 18:00 UTC after.
        ("Europe/London", utc(2026, 10, 19, 9), [(10, 20, 17), (10, 27, 18), (11, 3, 18), (11, 10, 18)]),
        # Back on 1 November.
        ("America/New_York", utc(2026, 10, 19, 9), [(10, 20, 22), (10, 27, 22), (11, 3, 23), (11, 10, 23)]),
        # Forward on 4 October.
        ("Australia/Sydney", utc(2026, 9, 28, 0), [(9, 29, 8), (10, 6, 7), (10, 13, 7), (10, 20, 7)]),
        # Never.
        ("Asia/Kolkata", utc(2026, 10, 19, 9), [(10, 20, 12, 30), (10, 27, 12, 30), (11, 3, 12, 30), (11, 10, 12, 30)]),
        # Forward on 6 September.
        ("America/Santiago", utc(2026, 8, 31, 9), [(9, 1, 22), (9, 8, 21), (9, 15, 21), (9, 22, 21)]),
    ],
)
def test_tuesday_evenings_keep_their_hour_when_clocks_change(zone, after, starts):
    occasions = weekly_occasions(after, [1], PARTS["evening"], ZoneInfo(zone))
    assert [starts_at for starts_at, _ in occasions] == [utc(2026, *parts) for parts in starts]
    assert all(ends_at - starts_at == timedelta(hours=3) for starts_at, ends_at in occasions)


@pytest.mark.parametrize(
    ("after", "first_on"),
    [
        (utc(2026, 11, 22, 10), date(2026, 11, 24)),
        (utc(2026, 11, 24, 17, 59), date(2026, 11, 24)),
        (utc(2026, 11, 24, 18), date(2026, 12, 1)),
        (utc(2026, 11, 24, 19), date(2026, 12, 1)),
        (utc(2026, 11, 25, 0), date(2026, 12, 1)),
    ],
)
def test_the_first_start_still_lies_ahead(after, first_on):
    (starts_at, _), *_ = weekly_occasions(after, [1], PARTS["evening"], ZoneInfo("Europe/London"))
    assert starts_at.date() == first_on


def test_the_day_is_the_day_of_the_place():
    # Sunday 10:00 UTC is still Sunday in London and already Monday in Kiritimati.
    for zone, first_on in [("Europe/London", date(2026, 11, 22)), ("Pacific/Kiritimati", date(2026, 11, 29))]:
        (starts_at, _), *_ = weekly_occasions(SUNDAY, [6], PARTS["evening"], ZoneInfo(zone))
        assert starts_at.astimezone(ZoneInfo(zone)).date() == first_on


@pytest.mark.parametrize(
    ("zone", "day", "hours", "expected"),
    [
        # New York jumps from 2:00 to 3:00 on 8 March 2026: 2:30 comes at 3:30, and the length stays.
        (
            "America/New_York",
            date(2026, 3, 8),
            Hours(time(2, 30), time(3, 15)),
            (utc(2026, 3, 8, 7, 30), utc(2026, 3, 8, 8, 15)),
        ),
        (
            "America/New_York",
            date(2026, 3, 8),
            Hours(time(1), time(4)),
            (utc(2026, 3, 8, 6), utc(2026, 3, 8, 8)),
        ),
        # New York shows 1:30 twice on 1 November 2026: the first pass counts.
        (
            "America/New_York",
            date(2026, 11, 1),
            Hours(time(1, 30), time(2, 30)),
            (utc(2026, 11, 1, 5, 30), utc(2026, 11, 1, 7, 30)),
        ),
        # Santiago's 6 September 2026 begins at 1:00.
        (
            "America/Santiago",
            date(2026, 9, 6),
            Hours(time(0), time(2)),
            (utc(2026, 9, 6, 4), utc(2026, 9, 6, 6)),
        ),
    ],
    ids=["start skipped", "jump inside", "start repeated", "midnight skipped"],
)
def test_hours_that_the_clock_skips_or_repeats(zone, day, hours, expected):
    assert occasion_on(day, hours, ZoneInfo(zone)) == expected


def exists(instant, zone, at):
    return instant.astimezone(zone).time() == at


@given(
    after=st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    weekday=st.integers(0, 6),
    minute=st.integers(0, 22 * 60),
    length=st.integers(1, 119),
    name=st.sampled_from(ZONES),
)
def test_four_weeks_on_the_wall_clock(after, weekday, minute, length, name):
    zone, hours = ZoneInfo(name), own_hours(time(minute // 60, minute % 60), length)
    occasions = weekly_occasions(after, [weekday], hours, zone)
    days = [starts_at.astimezone(zone).date() for starts_at, _ in occasions]
    assert len(occasions) == 4
    assert after < occasions[0][0] <= after + timedelta(days=7, hours=2)
    assert all(day.weekday() == weekday for day in days)
    assert [day - days[0] for day in days] == [timedelta(weeks=week) for week in range(4)]
    for starts_at, ends_at in occasions:
        assert starts_at.tzinfo is UTC
        assert starts_at < ends_at
        skipped = not exists(starts_at, zone, hours.starts)
        assert skipped or exists(ends_at, zone, hours.ends) or ends_at - starts_at == timedelta(minutes=length)


@pytest.mark.parametrize(("starts", "ends"), [(time(9), time(9)), (time(9), time(8))])
def test_hours_must_end_later_than_they_start(starts, ends):
    with pytest.raises(ValueError, match="later"):
        Hours(starts, ends)


def test_own_hours_end_before_midnight():
    assert own_hours(time(22, 30), 60) == Hours(time(22, 30), time(23, 30))
    with pytest.raises(ValueError, match="midnight"):
        own_hours(time(22), 120)
    with pytest.raises(ValueError, match="midnight"):
        own_hours(time(22, 30), 120)


def test_part_of_the_day_by_its_hours():
    assert part_of(Hours(time(18), time(21))) == "evening"
    assert part_of(Hours(time(18), time(20))) == OWN_HOURS


def test_several_days_come_four_times_each():
    wednesday = datetime(2026, 11, 25, 9, tzinfo=UTC)
    spans = weekly_occasions(wednesday, [1, 3], PARTS["evening"], ZoneInfo("Europe/London"))
    days = [(starts_at.month, starts_at.day) for starts_at, _ in spans]
    assert days == [(11, 26), (12, 1), (12, 3), (12, 8), (12, 10), (12, 15), (12, 17), (12, 22)]


@given(
    after=st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    days=st.sets(st.integers(0, 6), min_size=1).map(sorted),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
)
def test_each_of_several_days_comes_as_if_it_were_alone(after, days, zone):
    alone = [span for day in days for span in weekly_occasions(after, [day], PARTS["midday"], zone)]
    assert weekly_occasions(after, days, PARTS["midday"], zone) == sorted(alone)


@pytest.mark.parametrize(
    ("after", "first", "last"),
    [
        (utc(2026, 11, 22, 10), utc(2026, 11, 23), utc(2026, 12, 21)),
        (utc(2026, 11, 25, 10), utc(2026, 11, 25, 10), utc(2026, 12, 21)),
        (utc(2026, 11, 29), utc(2026, 11, 29), utc(2026, 12, 21)),
        (utc(2026, 11, 29, 0, 1), utc(2026, 11, 30), utc(2026, 12, 28)),
    ],
    ids=["a Sunday", "a Wednesday", "a whole day left", "less than a day left"],
)
def test_a_time_by_the_end_of_the_week(after, first, last):
    spans = weekly_occasions(after, [], None, ZoneInfo("Europe/London"))
    assert len(spans) == 4
    assert (spans[0][0], spans[-1][1]) == (first, last)
    assert all(one[1] == other[0] for one, other in pairwise(spans))


@given(after=st.datetimes(FIRST, LAST, timezones=st.just(UTC)), zone=st.sampled_from(ZONES).map(ZoneInfo))
def test_a_week_has_a_whole_day_at_least_and_ends_at_local_midnight(after, zone):
    spans = weekly_occasions(after, [], None, zone)
    assert all(ends_at - starts_at >= timedelta(days=1) for starts_at, ends_at in spans)
    assert all(ends_at.astimezone(zone).weekday() == 0 for _, ends_at in spans)
    assert after <= spans[0][0] <= after + timedelta(days=1, hours=2)
