from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.calendar.events import CalendarEntry, ProtectedTime, RecurrencePattern, events_of
from commitments.calendar.ics import to_ical
from commitments.schedule import Hours, occasion_on, own_hours
from tests.commitments.calendars import expanded

LONDON = ZoneInfo("Europe/London")
EVENING = Hours(time(18), time(21))
TUESDAY = date(2026, 11, 24)
# Each changes its clock: north and south, by an hour and by half of one.
ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Pacific/Auckland"]
INSTANT = datetime(2026, 11, 22, 10, tzinfo=UTC)


def pattern(**changes):
    words = {"weekdays": (1,), "hours": EVENING, "zone": LONDON, "words": "supper", "is_firm": True}
    return RecurrencePattern(**words | changes)


def times(count=4, first=TUESDAY, plan=None, **changes):
    words = {"words": "supper", "is_firm": True, "is_cancelled": False}
    plan = plan or pattern()
    days = [first + timedelta(weeks=each) for each in range(count)]
    if plan.hours is None:
        spans = [(day, day + timedelta(days=1)) for day in days]
    else:
        spans = [occasion_on(day, plan.hours, plan.zone) for day in days]
    return [ProtectedTime(*span, **words | changes) for span in spans]


def changed(time, **changes):
    return ProtectedTime(**{**vars(time), **changes})


def expansion_of(events):
    return expanded(to_ical([CalendarEntry("a@b", events, "I protect supper.", 1, INSTANT, INSTANT)], name="x"))


def local(day, hour, minute=0, zone=LONDON):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def test_plan_as_planned_is_one_series():
    (series,) = events_of(pattern(), times())
    assert (series.starts, series.ends) == (local(TUESDAY, 18), local(TUESDAY, 21))
    assert (series.count, series.weekdays, series.replaces) == (4, (1,), None)
    assert series.length == timedelta(hours=3)
    assert (series.words, series.is_firm, series.is_cancelled) == ("supper", True, False)


def test_series_replaces_the_start_of_a_moved_time():
    planned = times()
    thursday = (datetime(2026, 12, 3, 12, tzinfo=UTC), datetime(2026, 12, 3, 13, tzinfo=UTC))
    planned[1] = changed(planned[1], starts=thursday[0], ends=thursday[1])
    _, moved = events_of(pattern(), planned)
    assert moved.replaces == local(date(2026, 12, 1), 18)
    assert (moved.starts, moved.ends) == thursday
    assert moved.starts.tzinfo == LONDON
    assert moved.count == 0


@pytest.mark.parametrize("change", [{"words": "choir"}, {"is_firm": False}, {"is_cancelled": True}])
def test_series_leaves_out_a_time_that_differs_in_anything(change):
    planned = times()
    planned[2] = changed(planned[2], **change)
    _, other = events_of(pattern(), planned)
    assert other.replaces == other.starts == local(date(2026, 12, 8), 18)
    assert {name: getattr(other, name) for name in change} == change


def test_series_is_cancelled_when_every_time_is():
    (series,) = events_of(pattern(), times(is_cancelled=True))
    assert series.is_cancelled


def test_series_counts_every_time_of_several_days_a_week():
    """From a Thursday on: the pattern begins with the first time, not on the Monday before it."""
    two = pattern(weekdays=(0, 3))
    days = [date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 3)]
    planned = [ProtectedTime(*occasion_on(day, EVENING, LONDON), "supper", True, False) for day in days]
    (series,) = events_of(two, planned)
    assert (series.starts, series.count, series.weekdays) == (local(days[0], 18), 3, (0, 3))
    assert expansion_of([series]) == [(time.starts, time.ends) for time in planned]


def test_series_says_what_the_plan_says_now():
    """Two Tuesdays have been when the plan moves to Thursdays: those two stand for themselves."""
    planned = times(2) + times(2, first=date(2026, 12, 10))
    series, *past = events_of(pattern(weekdays=(3,)), planned)
    assert series.starts == local(date(2026, 11, 26), 18)
    assert [each.replaces for each in past] == [local(date(2026, 11, 26), 18), local(date(2026, 12, 3), 18)]
    assert [each.starts for each in past] == [local(date(2026, 11, 24), 18), local(date(2026, 12, 1), 18)]


def test_event_without_hours_is_a_day():
    weekly = pattern(weekdays=(6,), hours=None, is_firm=False)
    planned = times(first=date(2026, 11, 29), plan=weekly, is_firm=False)
    moved = occasion_on(date(2026, 12, 5), EVENING, LONDON)
    planned[1] = changed(planned[1], starts=moved[0], ends=moved[1])
    series, other = events_of(weekly, planned)
    assert (series.starts, series.ends, series.length) == (date(2026, 11, 29), date(2026, 11, 30), timedelta(days=1))
    assert (other.replaces, other.starts) == (date(2026, 12, 6), moved[0])


def test_event_at_an_hour_shown_twice_is_written_so_that_it_cannot_be_mistaken():
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 1:30 in London for the second time that night
    own = ProtectedTime(second, second + timedelta(hours=1), "supper", True, False)
    _, event = events_of(pattern(weekdays=(6,)), [own])
    assert (event.starts, event.starts.tzinfo) == (second, UTC)


def test_event_whose_start_the_clock_skips_stands_for_itself():
    early = pattern(weekdays=(6,), hours=Hours(time(1, 30), time(4)))
    planned = times(2, first=date(2026, 3, 22), plan=early)
    series, skipped = events_of(early, planned)
    assert series.starts == local(date(2026, 3, 22), 1, 30)
    assert (skipped.starts, skipped.ends) == (local(date(2026, 3, 29), 2, 30), local(date(2026, 3, 29), 5))
    assert expansion_of([series, skipped]) == [(time.starts, time.ends) for time in planned]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("first", [date(2026, 3, 1), date(2026, 9, 1), date(2026, 10, 15)])
def test_clock_rules_hold_across_a_change_of_the_clock(zone, first):
    """Ten weeks from each of these days hold a change in every one of the zones, at some of them."""
    there = pattern(weekdays=(first.weekday(),), zone=ZoneInfo(zone))
    planned = times(10, first=first, plan=there)
    found = expansion_of(events_of(there, planned))
    assert found == [(time.starts, time.ends) for time in planned]
    assert {start.astimezone(there.zone).time() for start, _ in found} == {time(18)}


def test_zones_do_change_their_clocks_then():
    for zone in map(ZoneInfo, ZONES):
        assert len({datetime(2026, month, 1, tzinfo=zone).utcoffset() for month in (3, 5, 9, 11, 12)}) > 1


@given(
    zone=st.sampled_from(ZONES),
    first=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    starts=st.times(),
    minutes=st.integers(15, 1439),
    count=st.integers(1, 9),
    gone=st.sets(st.integers(0, 8)),
    shifted=st.sets(st.integers(0, 8)),
)
def test_calendar_shows_whatever_is_planned(zone, first, starts, minutes, count, gone, shifted):
    starts = starts.replace(second=0, microsecond=0, fold=0)
    there = pattern(weekdays=(first.weekday(),), zone=ZoneInfo(zone), hours=own_hours(starts, minutes))
    planned = times(count, first=first, plan=there)
    for each in range(count):
        if each in shifted:
            ahead = timedelta(hours=25)
            moved = {"starts": planned[each].starts + ahead, "ends": planned[each].ends + ahead}
            planned[each] = changed(planned[each], **moved)
        if each in gone:
            planned[each] = changed(planned[each], is_cancelled=True)
    shown = sorted((time.starts, time.ends) for time in planned if not time.is_cancelled)
    assert expansion_of(events_of(there, planned)) == shown
