from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.calendar.events import CalendarEntry, Event
from commitments.calendar.ics import to_ical
from tests.commitments.calendars import components

LONDON = ZoneInfo("Europe/London")
MADE, CHANGED = datetime(2026, 11, 22, 10, tzinfo=UTC), datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Tokyo"]


def event(zone=LONDON, **changes):
    fields = {
        "starts": datetime(2026, 11, 24, 18, tzinfo=zone),
        "ends": datetime(2026, 11, 24, 21, tzinfo=zone),
        "words": "supper at home, for family",
        "is_firm": True,
        "is_cancelled": False,
        "count": 4,
        "weekdays": (1,),
    }
    return Event(**fields | changes)


def text(*events, **changes):
    fields = {"uid": "commitment-7@site.example", "sentence": "I protect supper.", "sequence": 3}
    entry = CalendarEntry(events=list(events), created_at=MADE, changed_at=CHANGED, **fields | changes)
    return to_ical([entry], name="Protected times")


def lines(calendar):
    return calendar.decode().replace("\r\n ", "").split("\r\n")


def test_series_line_by_line():
    found = lines(text(event()))
    assert found[:7] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Work-Life Harmony//Protected times//EN",
        "METHOD:PUBLISH",
        "NAME:Protected times",
        "X-WR-CALNAME:Protected times",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    assert sorted(found[found.index("BEGIN:VEVENT") : found.index("END:VEVENT")]) == [
        "BEGIN:VEVENT",
        "CLASS:PRIVATE",
        "CREATED:20261122T100000Z",
        "DESCRIPTION:I protect supper.",
        "DTSTAMP:20261125T093000Z",
        "DTSTART;TZID=Europe/London:20261124T180000",
        "DURATION:PT3H",
        "LAST-MODIFIED:20261125T093000Z",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "SEQUENCE:3",
        "STATUS:CONFIRMED",
        "SUMMARY:supper at home\\, for family",
        "TRANSP:OPAQUE",
        "UID:commitment-7@site.example",
    ]
    assert "X-PUBLISHED-TTL:PT6H" in found
    assert found.count("TZID:Europe/London") == 1


def test_series_with_a_moved_week():
    moved = {"replaces": datetime(2026, 12, 1, 18, tzinfo=LONDON), "count": 0, "weekdays": ()}
    found = lines(text(event(), event(**moved, starts=datetime(2026, 12, 3, 12, tzinfo=LONDON))))
    second = found[found.index("END:VEVENT") + 1 :]
    assert "RECURRENCE-ID;TZID=Europe/London:20261201T180000" in second
    assert "DTSTART;TZID=Europe/London:20261203T120000" in second
    assert not [line for line in second if line.startswith(("RRULE", "DESCRIPTION"))]
    assert {line for line in found if line.startswith("UID")} == {"UID:commitment-7@site.example"}


@pytest.mark.parametrize(
    ("changes", "status", "transparency"),
    [
        ({}, "CONFIRMED", "OPAQUE"),
        ({"is_firm": False}, "CONFIRMED", "TRANSPARENT"),
        ({"is_cancelled": True}, "CANCELLED", "TRANSPARENT"),
    ],
)
def test_whether_it_blocks(changes, status, transparency):
    found = lines(text(event(**changes)))
    assert f"STATUS:{status}" in found
    assert f"TRANSP:{transparency}" in found


def test_series_on_several_days_and_on_a_day_without_hours():
    assert "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO,TH" in lines(text(event(weekdays=(0, 3))))
    days = {"starts": date(2026, 11, 29), "ends": date(2026, 11, 30), "weekdays": (6,), "is_firm": False}
    found = lines(text(event(**days)))
    assert "DTSTART;VALUE=DATE:20261129" in found
    assert "DURATION:P1D" in found


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a, b; c", "a\\, b\\; c"),
        ("a\\b", "a\\\\b"),
        ("one\r\ntwo\nthree\rfour", "one two three four"),
        ('"quoted": yes', '"quoted": yes'),
        ("BEGIN:VEVENT", "BEGIN:VEVENT"),
        ("tea 🫖 für Zoë", "tea 🫖 für Zoë"),
    ],
)
def test_text_is_escaped(words, written):
    calendar = text(event(words=words), sentence=words)
    assert f"SUMMARY:{written}" in lines(calendar)
    assert f"DESCRIPTION:{written}" in lines(calendar)
    assert len(components(calendar)) == 1


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co"]), min_size=1, max_size=200))
def test_ics_brings_any_words_back_and_no_line_is_too_long(words):
    calendar = text(event(words=words))
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    for line in calendar.split(b"\r\n"):
        line.decode()  # folded between letters, not within one
    (found,) = components(calendar)
    assert str(found["SUMMARY"]) == " ".join(words.split())


@pytest.mark.parametrize("name", ZONES)
def test_ics_clock_is_the_clock_of_the_place(name):
    """A reader that knows no place by its name has only these rules."""
    zone = ZoneInfo(name)
    (rules,) = icalendar.Calendar.from_ical(text(event(zone, count=110))).walk("VTIMEZONE")
    told = rules.to_tz()
    noons = [datetime.combine(date(2026, 1, 1) + timedelta(days=day), time(12)) for day in range(3 * 365)]
    assert [told.utcoffset(noon) for noon in noons] == [zone.utcoffset(noon) for noon in noons]


def test_alarm_comes_before_what_has_an_hour_and_is_not_cancelled():
    def with_alarm(*events):
        entry = CalendarEntry("a@b", list(events), "", 0, MADE, CHANGED)
        return to_ical([entry], name="Protected times", alarm_minutes=10).decode()

    found = with_alarm(event())
    assert "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:supper at home\\, for family\r\nTRIGGER:-PT10M" in found
    assert "VALARM" not in with_alarm(event(is_cancelled=True))
    assert "VALARM" not in with_alarm(event(starts=date(2026, 11, 24), ends=date(2026, 11, 25)))


def test_series_without_end_every_second_week():
    found = lines(text(event(count=0, interval=2, weekdays=(1, 3))))
    assert "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH" in found
