import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from practices.calendar_import.parsing import read_week
from practices.calendar_import.prefilter import MOST_BYTES, CalendarProblem
from practices.calendar_import.totals import entries_of
from tests.practices.calendar_import.calendars import LONDON, MONDAY, calendar, event


def hours(content, zone=LONDON):
    """Quarters of each day by title."""
    found = read_week(content, monday=MONDAY, zone=zone)
    return {entry.title: entry.quarters for entry in entries_of(found.spans, monday=MONDAY, zone=zone)}


def test_one_event():
    assert hours(calendar(event())) == {"meeting": (6, 0, 0, 0, 0, 0, 0)}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["RRULE:FREQ=DAILY"], (6, 6, 6, 6, 6, 6, 6)),
        (["RRULE:FREQ=DAILY;COUNT=3"], (6, 6, 6, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY;UNTIL=20261117T090000Z"], (6, 6, 0, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY;UNTIL=20261117"], (6, 6, 0, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY;INTERVAL=3"], (6, 0, 0, 6, 0, 0, 6)),
        (["RRULE:FREQ=WEEKLY;BYDAY=MO,WE"], (6, 0, 6, 0, 0, 0, 0)),
        (["RRULE:FREQ=WEEKLY;BYDAY=MO,WE", "EXDATE:20261118T090000"], (6, 0, 0, 0, 0, 0, 0)),
        (["STATUS:CANCELLED"], None),
        (["TRANSP:TRANSPARENT"], None),
    ],
)
def test_rules(lines, expected):
    assert hours(calendar(event(*lines))).get("meeting") == expected


def test_a_series_of_years_ago_still_falls_in_the_week():
    long_ago = event("RRULE:FREQ=WEEKLY;BYDAY=TU", starts="20200107T100000", ends="20200107T110000")
    assert hours(calendar(long_ago)) == {"meeting": (0, 4, 0, 0, 0, 0, 0)}


def test_a_time_moved_by_its_own_event_counts_where_it_stands():
    series = event("RRULE:FREQ=DAILY;COUNT=2")
    moved = event("RECURRENCE-ID:20261117T090000", title="moved", starts="20261119T090000", ends="20261119T100000")
    assert hours(calendar(series, moved)) == {"meeting": (6, 0, 0, 0, 0, 0, 0), "moved": (0, 0, 0, 4, 0, 0, 0)}


def test_zones_change_the_day():
    late = event(starts="20261116T233000Z", ends="20261117T003000Z")
    assert hours(calendar(late)) == {"meeting": (2, 2, 0, 0, 0, 0, 0)}
    assert hours(calendar(late), ZoneInfo("Europe/Berlin")) == {"meeting": (0, 4, 0, 0, 0, 0, 0)}
    named = event("X-NOTE:x", starts="20261116T090000", ends="20261116T100000")
    named[3:5] = ["DTSTART;TZID=America/New_York:20261116T190000", "DTEND;TZID=America/New_York:20261116T200000"]
    assert hours(calendar(named)) == {"meeting": (0, 4, 0, 0, 0, 0, 0)}


def test_an_hour_with_two_entries_counts_once():
    first, second = event(title="a"), event(title="b", starts="20261116T100000", ends="20261116T110000")
    assert hours(calendar(second, first)) == {"a": (6, 0, 0, 0, 0, 0, 0), "b": (2, 0, 0, 0, 0, 0, 0)}


def test_what_is_left_out_is_counted():
    whole = ["BEGIN:VEVENT", "UID:2", "SUMMARY:trip", "DTSTART;VALUE=DATE:20261116", "END:VEVENT"]
    hourly = event("RRULE:FREQ=HOURLY")
    broken = ["BEGIN:VEVENT", "UID:3", "DTSTART:20261116T090000", "DURATION:garbage", "END:VEVENT"]
    found = read_week(calendar(whole, hourly, broken), monday=MONDAY, zone=LONDON)
    assert (found.spans, found.whole_days, found.not_read) == ([], 1, 2)


def test_parts_and_lines_that_are_not_needed_are_not_read():
    alarm = ["BEGIN:VALARM", "DTSTART:garbage", "TRIGGER:-PT5M", "END:VALARM"]
    zone = ["BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD", "RRULE:FREQ=SECONDLY", "END:STANDARD", "END:VTIMEZONE"]
    task = ["BEGIN:VTODO", "DTSTART:20261116T090000", "END:VTODO"]
    described = event("DESCRIPTION:" + "x" * 50_000, *alarm)
    assert hours(calendar(zone, task, described)) == {"meeting": (6, 0, 0, 0, 0, 0, 0)}


def test_more_titles_than_fit_stand_together():
    many = [
        event(
            title=f"t{n:02}",
            starts=f"20261116T{n // 4:02}{n % 4 * 15:02}00",
            ends=f"20261116T{n // 4:02}{n % 4 * 15 + 14:02}00",
        )
        for n in range(50)
    ]
    found = hours(calendar(*many))
    assert len(found) == 40
    assert found["All others"] == (11, 0, 0, 0, 0, 0, 0)


DEEP = [line for n in range(50) for line in [f"BEGIN:X{n}"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is no calendar"),
        (b"PK\x03\x04 zip", "is no calendar"),
        (b"BEGIN:VCALENDAR\0", "is no calendar"),
        ("BEGIN:VCALENDAR\r\nX:é".encode("utf-16"), "UTF-8"),
        ("BEGIN:VCALENDAR\r\nX:é".encode("latin-1"), "UTF-8"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * MOST_BYTES, "larger than 1 MB"),
        (calendar(*([["BEGIN:VEVENT", "END:VEVENT"]] * 10_000)), "more than 5,000 entries"),
        (calendar(*([event("RRULE:FREQ=DAILY")] * 501)), "More than 500 entries"),
        (calendar(DEEP), "nested deeper"),
        (calendar(event("SUMMARY:" + "x" * 5_000)), "longer than a calendar needs"),
        (
            calendar(*([event("RRULE:FREQ=DAILY;COUNT=999999", starts="19000101T090000", ends="19000101T100000")] * 9)),
            "repeats for years",
        ),
    ],
)
def test_refusals(content, sentence):
    with pytest.raises(CalendarProblem, match=sentence):
        read_week(content, monday=MONDAY, zone=LONDON)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=999999999999",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
    ],
)
def test_hostile_rules_take_no_time(rule):
    hostile = event(f"RRULE:{rule}", starts="20000101T090000", ends="20000101T100000")
    began = time.process_time()
    read_week(calendar(*([hostile] * 400)), monday=MONDAY, zone=LONDON)
    assert time.process_time() - began < 10


LINES = [*event("RRULE:FREQ=DAILY"), *calendar().decode().split("\r\n"), "DTSTART:9", "x", ":"]


@given(st.lists(st.sampled_from(LINES)))
@example(["BEGIN:VEVENT", "DTSTART:99991231T235900", "DTEND:99991231T235959", "RRULE:FREQ=DAILY", "END:VEVENT"])
@example(["BEGIN:VEVENT", "DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY;COUNT=2", "END:VEVENT"])
@example(["BEGIN:VEVENT", "DTSTART:20261116T000000", "DURATION:P999999999D", "END:VEVENT"])
@example(["BEGIN:VEVENT", "DTSTART:20261116T000000", "DTEND:20261115T000000", "END:VEVENT"])
@example(["BEGIN:VEVENT", "DTSTART:20261116T000000", "RECURRENCE-ID:garbage", "END:VEVENT"])
def test_any_lines_end_in_hours_or_a_sentence(lines):
    content = calendar(lines)
    try:
        found = read_week(content, monday=MONDAY, zone=LONDON)
    except CalendarProblem:
        return
    week = (datetime(2026, 11, 16, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC))
    assert all(span.starts < week[1] and span.ends > week[0] for span in found.spans)
