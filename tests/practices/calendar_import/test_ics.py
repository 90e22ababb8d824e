from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from practices.calendar_import import ics_lines
from practices.calendar_import.found import ImportWeek, ReadingError
from practices.calendar_import.reading import read_file
from tests.practices.calendar_import.calendars import MONDAY, WEEK, calendar, event, hours


def left_out(content):
    return dict(read_file(content, WEEK).left_out)


def zone(name, offset="+0800"):
    part = ["BEGIN:STANDARD", "DTSTART:16010101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}"]
    return ["BEGIN:VTIMEZONE", f"TZID:{name}", *part, "END:STANDARD", "END:VTIMEZONE"]


def timed(*lines, zone_name, title="meeting", uid="1"):
    starts, ends = (
        f"{name};TZID={zone_name}:20261117T{at}" for name, at in [("DTSTART", "020000"), ("DTEND", "030000")]
    )
    return ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", starts, ends, *lines, "END:VEVENT"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], (6, 0, 0, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY"], (6, 6, 6, 6, 6, 6, 6)),
        (["RRULE:FREQ=DAILY;COUNT=3"], (6, 6, 6, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY;UNTIL=20261117T090000Z"], (6, 6, 0, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY;UNTIL=20261117"], (6, 6, 0, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY;UNTIL=20261117T090000"], (6, 6, 0, 0, 0, 0, 0)),
        (["RRULE:FREQ=DAILY;UNTIL=99991231T235959Z"], (6, 6, 6, 6, 6, 6, 6)),
        (["RRULE:FREQ=DAILY;INTERVAL=3"], (6, 0, 0, 6, 0, 0, 6)),
        (["RRULE:FREQ=WEEKLY;BYDAY=MO,WE"], (6, 0, 6, 0, 0, 0, 0)),
        (["RRULE:FREQ=WEEKLY;BYDAY=MO,WE", "EXDATE:20261118T090000"], (6, 0, 0, 0, 0, 0, 0)),
        (["RRULE:FREQ=YEARLY"], (6, 0, 0, 0, 0, 0, 0)),
    ],
)
def test_rules(lines, expected):
    assert hours(calendar(event(*lines))) == {"meeting": expected}


def test_series_of_years_ago_still_falls_in_the_week():
    weekly = event("RRULE:FREQ=WEEKLY;BYDAY=TU", starts="20200107T100000", ends="20200107T110000")
    yearly = event("RRULE:FREQ=YEARLY", starts="19901118T100000", ends="19901118T110000", title="feast", uid="2")
    assert hours(calendar(weekly, yearly)) == {"meeting": (0, 4, 0, 0, 0, 0, 0), "feast": (0, 0, 4, 0, 0, 0, 0)}


def test_event_of_a_whole_day_each_year_round_new_year_is_near():
    week = ImportWeek(MONDAY.replace(month=12, day=28), WEEK.zone)
    for day in ("1230", "0102"):
        old = event("RRULE:FREQ=YEARLY", starts=f"1990{day}T100000", ends=f"1990{day}T110000")
        assert sum(hours(calendar(old), week)["meeting"]) == 4
    assert not hours(calendar(event("RRULE:FREQ=YEARLY", starts="19900702T100000", ends="19900702T110000")), week)


def test_event_that_was_moved_counts_where_it_stands_also_when_it_left_the_week():
    series = event("RRULE:FREQ=DAILY;COUNT=2")
    moved = event("RECURRENCE-ID:20261117T090000", title="moved", starts="20261119T090000", ends="20261119T100000")
    away = event("RECURRENCE-ID:20261117T090000", title="moved", starts="20270119T090000", ends="20270119T100000")
    assert hours(calendar(series, moved)) == {"meeting": (6, 0, 0, 0, 0, 0, 0), "moved": (0, 0, 0, 4, 0, 0, 0)}
    assert hours(calendar(series, away)) == {"meeting": (6, 0, 0, 0, 0, 0, 0)}


def test_version_that_is_later_and_lies_elsewhere_takes_the_older_one_away():
    newer = event("SEQUENCE:2", starts="20270119T090000", ends="20270119T100000")
    assert hours(calendar(event("SEQUENCE:0"), newer)) == {}


def test_zones_change_the_day():
    late = calendar(event(starts="20261116T233000Z", ends="20261117T003000Z"))
    assert hours(late) == {"meeting": (2, 2, 0, 0, 0, 0, 0)}
    assert hours(late, ImportWeek(MONDAY, ZoneInfo("Europe/Berlin"))) == {"meeting": (0, 4, 0, 0, 0, 0, 0)}


@pytest.mark.parametrize(
    "name",
    ["Asia/Tokyo", '"Tokyo Standard Time"', '"/freeassociation.sourceforge.net/Asia/Tokyo"', '"Home (UTC+9)"'],
)
@pytest.mark.filterwarnings("ignore:Timezone .* is a globally unique TZID")
def test_zones_by_the_names_that_programs_write(name):
    own = zone(name.strip('"'), "+0900") if "Home" in name else []
    assert hours(calendar(timed(zone_name=name), own)) == {"meeting": (4, 0, 0, 0, 0, 0, 0)}


def test_zone_that_stands_after_its_events_is_read():
    assert hours(calendar(timed(zone_name="Stands-below"), zone("Stands-below"))) == {"meeting": (4, 0, 0, 0, 0, 0, 0)}


@pytest.mark.parametrize("lines", [[], ["RRULE:FREQ=DAILY"]])
def test_zone_that_nobody_knows_is_never_read_on_the_readers_clock(lines):
    found = read_file(calendar(timed(*lines, zone_name="Mars/Base"), event(title="known", uid="2")), WEEK)
    assert [span.title for span in found.spans] == ["known"]
    assert (found.left_out["unknown zone"], found.unknown_zones) == (6 if lines else 1, ["Mars/Base"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Asia/Tokyo", {"meeting": (6, 0, 0, 0, 0, 0, 0)}), ("Tokyo Standard Time", {"meeting": (6, 0, 0, 0, 0, 0, 0)})],
)
def test_times_that_float_are_by_the_clock_that_the_calendar_names(name, expected):
    floating = event(starts="20261117T010000", ends="20261117T023000")
    assert hours(calendar([f"X-WR-TIMEZONE:{name}"], floating)) == expected


def test_times_that_float_on_a_clock_that_nobody_knows_are_left_out():
    content = calendar(
        ["X-WR-TIMEZONE:Mars/Base"], event(), event(starts="20261117T090000Z", ends="20261117T100000Z", uid="2")
    )
    found = read_file(content, WEEK)
    assert (len(found.spans), found.left_out["unknown zone"], found.unknown_zones) == (1, 1, ["Mars/Base"])


ASKED = ["ORGANIZER:mailto:o@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:o@example.org"]
NO, YES = (f"ATTENDEE;PARTSTAT={answer}:mailto:me@example.org" for answer in ("DECLINED", "ACCEPTED"))
OTHER_NO = "ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.org"


@pytest.mark.parametrize(
    ("header", "lines", "kind"),
    [
        ([], ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"], "free"),
        ([], ["STATUS:CANCELLED"], None),
        ([], ["TRANSP:TRANSPARENT"], "free"),
        ([], ["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], "free"),
        ([], ["X-MICROSOFT-CDO-BUSYSTATUS:BUSY"], None),
        ([], [NO], "declined"),
        ([], [*ASKED, NO], "declined"),
        ([], [*ASKED, YES, OTHER_NO], None),
        ([], [*ASKED, NO, OTHER_NO, "ATTENDEE:mailto:third@example.org"], None),
        (["X-WR-CALNAME:Me@example.org"], [*ASKED, NO, "ATTENDEE:mailto:third@example.org"], "declined"),
        (["X-WR-CALNAME:me@example.org"], [*ASKED, YES, OTHER_NO], None),
    ],
)
def test_entries_that_take_no_time_are_left_out_and_counted_by_kind(header, lines, kind):
    assert left_out(calendar(header, event(*lines))) == ({kind: 1} if kind else {})


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (";VALUE=DATE:20261117", ";VALUE=DATE:20261118", "whole day"),
        (":20261117T000000", ":20261118T000000", "whole day"),
        (";TZID=Asia/Tokyo:20261117T000000", ";TZID=Asia/Tokyo:20261119T000000", "whole day"),
        (":20261117T100000", ":20261118T110000", "whole day"),
        (":20261117T100000", ":20261118T090000", None),
        (":20261117T000000", ":20261117T080000", None),
        (":20261117T160000", ":20261118T000000", None),
    ],
)
def test_days_in_whole_are_left_out_however_they_are_written(starts, ends, expected):
    content = calendar(["BEGIN:VEVENT", "UID:1", f"DTSTART{starts}", f"DTEND{ends}", "END:VEVENT"])
    assert left_out(content) == ({expected: 1} if expected else {})
    assert bool(hours(content)) is not bool(expected)


@pytest.mark.parametrize(
    "lines",
    [
        ["DTSTART:garbage"],
        ["DTSTART;TZID=X"],
        ["DTSTART:20261116T090000", "DURATION:garbage"],
        ["DTSTART:20261116T090000", "DTEND:20261116T100000", "RRULE:FREQ=NEVER"],
        ["DTSTART:20261116T090000", "DTEND:20261116T100000", "RRULE:FREQ=DAILY;BYDAY=XX"],
        ["DTSTART:20261116T090000", "DTSTART:20261116T090000", "DTEND:20261116T100000"],
        ["DTSTART:20261116T090000", "DTEND:20261116T100000", "RECURRENCE-ID:garbage"],
        ["DTSTART:20261116T090000", "DURATION:P999999999D"],
        [],
    ],
)
def test_entry_that_is_damaged_costs_only_itself(lines):
    broken = ["BEGIN:VEVENT", "UID:9", *lines, "END:VEVENT"]
    found = read_file(calendar(broken, event()), WEEK)
    assert ([span.title for span in found.spans], dict(found.left_out)) == (["meeting"], {"damaged": 1})


def test_zone_that_is_damaged_and_an_entry_that_is_not_closed_cost_only_themselves():
    broken = ["BEGIN:VTIMEZONE", "TZID:Broken", "BEGIN:STANDARD", "DTSTART:x", "END:STANDARD", "END:VTIMEZONE"]
    found = read_file(
        calendar(broken, event(title="open")[:-1], timed(zone_name="Broken", uid="3"), event(uid="2")), WEEK
    )
    assert sorted(span.title for span in found.spans) == ["meeting", "open"]
    assert dict(found.left_out) == {"unknown zone": 1}


def test_letters_of_another_encoding_cost_no_hours():
    assert hours(calendar(event(title="Besprechung Köln")).decode().encode("latin-1")) == {
        "Besprechung Köln": (6, 0, 0, 0, 0, 0, 0)
    }


def test_parts_that_are_no_events_are_not_read():
    alarm = ["BEGIN:VALARM", "DTSTART:garbage", "TRIGGER:-PT5M", "END:VALARM"]
    task = ["BEGIN:VTODO", "DTSTART:20261116T090000", "END:VTODO"]
    assert hours(calendar(task, event("DESCRIPTION:" + "x" * 50_000, *alarm))) == {"meeting": (6, 0, 0, 0, 0, 0, 0)}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is no calendar"),
        (b"hello", "is no calendar"),
        (b"BEGIN:VCALENDAR\0", "is no calendar"),
        (b"PK\x03\x04 zip", "is an archive"),
        ("BEGIN:VCALENDAR\r\nX:é".encode("utf-16"), "UTF-8"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * 4_000_000, "larger than 4 MB"),
        (calendar(*([["BEGIN:VEVENT", "END:VEVENT"]] * 20_000)), "more than 20,000 entries"),
        (calendar([f"BEGIN:X{n}" for n in range(50)]), "nested deeper"),
    ],
)
def test_refusals(content, sentence):
    with pytest.raises(ReadingError, match=sentence):
        read_file(content, WEEK)


def test_entries_that_cannot_touch_the_week_are_never_parsed():
    old = [event(starts="20200107T100000", ends="20200107T110000", uid=f"{n}") for n in range(300)]
    ended = event("RRULE:FREQ=DAILY;UNTIL=20250101T000000Z", starts="20140101T100000", ends="20140101T110000", uid="e")
    moved = [event(f"RECURRENCE-ID:2025{n:04}T100000", uid="s") for n in (101, 301)]
    series = event("RRULE:FREQ=WEEKLY", starts="20140106T100000", ends="20140106T110000", uid="s")
    far = event("RECURRENCE-ID:20250106T100000", starts="20250107T100000", ends="20250107T110000", uid="s")
    content = calendar(*old, ended, series, far, *moved)
    near = [each for one in ics_lines.calendars_of(content) for each in ics_lines.series_near(one, MONDAY)]
    assert [len(events) for events in near] == [3]


LINES = [*event("RRULE:FREQ=DAILY"), *calendar().decode().split("\r\n"), "DTSTART:9", "x", ":", *zone("Z")]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LINES)))
@example(["BEGIN:VEVENT", "DTSTART:99991231T235900", "DTEND:99991231T235959", "RRULE:FREQ=DAILY", "END:VEVENT"])
@example(["BEGIN:VEVENT", "DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY;COUNT=2", "END:VEVENT"])
@example(["BEGIN:VEVENT", "DTSTART:20261116T000000", "DTEND:20261115T000000", "END:VEVENT"])
def test_calendar_of_any_lines_ends_in_hours_or_a_sentence(lines):
    try:
        found = read_file(calendar(lines), WEEK)
    except ReadingError:
        return
    assert all(WEEK.touches(span.starts, span.ends) for span in found.spans)


@pytest.mark.parametrize(
    ("length", "quarters"),
    [
        ("PT8H", (0, 0, 0, 0, 0, 8, 24)),  # until five: the hour from one to two comes twice
        ("P1DT2H", (0, 0, 0, 0, 0, 0, 0)),
        ("P1D", (0, 0, 0, 0, 0, 8, 92)),  # until ten, by the clock
    ],
)
def test_hours_of_a_duration_last_as_long_when_the_clock_is_changed(length, quarters):
    saturdays = ["DTSTART;TZID=Europe/London:20261003T220000", f"DURATION:{length}", "RRULE:FREQ=WEEKLY"]
    content = calendar(["BEGIN:VEVENT", "UID:1", "SUMMARY:night", *saturdays, "END:VEVENT"])
    found = hours(content, ImportWeek(date(2026, 10, 19), ZoneInfo("Europe/London")))
    assert found.get("night", (0,) * 7) == quarters
