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
    local_hours,
    minutes_of,
    occasion_on,
    own_hours,
    part_of,
    spans_in_week,
    week_of,
    week_start,
    weekly_occasions,
)
from tests.commitments.moments import FIRST, LAST, ZONES

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
def test_schedule_of_tuesday_evenings_keeps_its_hour_when_clocks_change(zone, after, starts):
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
def test_start_that_is_first_still_lies_ahead(after, first_on):
    (starts_at, _), *_ = weekly_occasions(after, [1], PARTS["evening"], ZoneInfo("Europe/London"))
    assert starts_at.date() == first_on


def test_day_of_a_start_is_the_day_of_the_place():
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
def test_schedule_of_four_weeks_follows_the_wall_clock(after, weekday, minute, length, name):
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


def test_hours_have_a_length():
    with pytest.raises(ValueError, match="another time"):
        Hours(time(9), time(9))


@pytest.mark.parametrize(
    ("starts", "minutes", "ends", "next_day"),
    [
        (time(22, 30), 60, time(23, 30), False),
        (time(22), 120, time(0), True),
        (time(22), 480, time(6), True),
        (time(0), 1439, time(23, 59), False),
        (time(12), 1439, time(11, 59), True),
    ],
)
def test_hours_of_one_s_own_may_pass_midnight(starts, minutes, ends, next_day):
    hours = own_hours(starts, minutes)
    assert hours == Hours(starts, ends)
    assert (hours.ends_next_day, minutes_of(hours)) == (next_day, minutes)


@pytest.mark.parametrize("minutes", [0, -30, 1440])
def test_hours_of_one_s_own_are_shorter_than_a_day(minutes):
    with pytest.raises(ValueError, match="shorter than a day"):
        own_hours(time(22), minutes)


NIGHT = Hours(time(22), time(6))


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("Europe/London", date(2026, 11, 24), (utc(2026, 11, 24, 22), utc(2026, 11, 25, 6))),
        ("Europe/London", date(2026, 10, 24), (utc(2026, 10, 24, 21), utc(2026, 10, 25, 6))),
        ("Europe/London", date(2026, 3, 28), (utc(2026, 3, 28, 22), utc(2026, 3, 29, 5))),
        ("America/Santiago", date(2026, 9, 5), (utc(2026, 9, 6, 2), utc(2026, 9, 6, 9))),
        ("Europe/London", date(2026, 11, 29), (utc(2026, 11, 29, 22), utc(2026, 11, 30, 6))),
    ],
    ids=["an ordinary night", "an hour more", "an hour less", "midnight skipped", "Sunday to Monday"],
)
def test_night_ends_on_the_next_day_by_the_clock(zone, day, expected):
    assert occasion_on(day, NIGHT, ZoneInfo(zone)) == expected
    assert local_hours(*expected, ZoneInfo(zone)) == NIGHT


def test_night_belongs_to_the_week_in_which_it_begins():
    london = ZoneInfo("Europe/London")
    sunday = occasion_on(date(2026, 11, 29), Hours(time(22), time(10)), london)
    assert week_of(sunday, london) == date(2026, 11, 23)
    assert spans_in_week(date(2026, 11, 23), [6], NIGHT, london, after=SUNDAY) == [
        (utc(2026, 11, 29, 22), utc(2026, 11, 30, 6))
    ]
    room = (utc(2026, 11, 23), utc(2026, 11, 30))
    assert week_of(room, ZoneInfo("America/New_York")) == date(2026, 11, 23)


def test_end_that_the_clock_shows_no_later_than_the_start():
    """London, 25 October 2026: 1:45 the first time to 1:15 the second time is half an hour."""
    span = utc(2026, 10, 25, 0, 45), utc(2026, 10, 25, 1, 15)
    assert local_hours(*span, ZoneInfo("Europe/London")) == Hours(time(1, 45), time(2, 15))


@given(
    on=st.dates(FIRST.date(), LAST.date()),
    starts=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 1439),
    zone=st.sampled_from([*ZONES, "Australia/Lord_Howe", "Africa/Casablanca", "Antarctica/Troll"]).map(ZoneInfo),
)
def test_hours_of_any_kind_are_a_span_shorter_than_a_day_that_begins_on_its_day(on, starts, minutes, zone):
    hours = own_hours(starts, minutes)
    starts_at, ends_at = occasion_on(on, hours, zone)
    assert timedelta() < ends_at - starts_at < timedelta(days=1)
    assert week_of((starts_at, ends_at), zone) == week_start(on)
    assert local_hours(starts_at, ends_at, zone).length < timedelta(days=1)
    if exists(starts_at, zone, starts):
        assert starts_at.astimezone(zone).date() == on
    if minutes < 20 * 60 and exists(starts_at, zone, starts) and exists(ends_at, zone, hours.ends):
        assert ends_at.astimezone(zone).date() == on + timedelta(days=hours.ends_next_day)


def test_parts_of_the_day_have_these_hours():
    hours = {name: f"{part.starts:%H:%M}-{part.ends:%H:%M}" for name, part in PARTS.items()}
    assert hours == {
        "morning": "07:00-09:00",
        "midday": "12:00-13:00",
        "afternoon": "14:00-17:00",
        "evening": "18:00-21:00",
    }


def test_part_of_the_day_by_its_hours():
    assert part_of(Hours(time(18), time(21))) == "evening"
    assert part_of(Hours(time(18), time(20))) == OWN_HOURS


def test_days_come_four_times_each():
    wednesday = datetime(2026, 11, 25, 9, tzinfo=UTC)
    spans = weekly_occasions(wednesday, [1, 3], PARTS["evening"], ZoneInfo("Europe/London"))
    days = [(starts_at.month, starts_at.day) for starts_at, _ in spans]
    assert days == [(11, 26), (12, 1), (12, 3), (12, 8), (12, 10), (12, 15), (12, 17), (12, 22)]


@given(
    after=st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    days=st.sets(st.integers(0, 6), min_size=1).map(sorted),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
)
def test_days_each_come_as_if_they_were_alone(after, days, zone):
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
def test_time_by_the_end_of_the_week(after, first, last):
    spans = weekly_occasions(after, [], None, ZoneInfo("Europe/London"))
    assert len(spans) == 4
    assert (spans[0][0], spans[-1][1]) == (first, last)
    assert all(one[1] == other[0] for one, other in pairwise(spans))


@given(after=st.datetimes(FIRST, LAST, timezones=st.just(UTC)), zone=st.sampled_from(ZONES).map(ZoneInfo))
def test_week_has_a_whole_day_at_least_and_ends_at_local_midnight(after, zone):
    spans = weekly_occasions(after, [], None, zone)
    assert all(ends_at - starts_at >= timedelta(days=1) for starts_at, ends_at in spans)
    assert all(ends_at.astimezone(zone).weekday() == 0 for _, ends_at in spans)
    assert after <= spans[0][0] <= after + timedelta(days=1, hours=2)
