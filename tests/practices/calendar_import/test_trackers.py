"""Exports made by hand with the columns that each program writes."""

import json
from zoneinfo import ZoneInfo

import pytest

from practices.calendar_import import trackers
from practices.calendar_import.found import ImportWeek, ReadingError
from practices.calendar_import.reading import read_file
from tests.practices.calendar_import.calendars import MONDAY, WEEK, hours
from tests.practices.calendar_import.trackers import TOGGL

TOGGL_NEW = """\
"Description","Duration","Member","Email","Project","Tags","Start date","Start time","Stop date","Stop time"
"Plan beds","1:30:00","Ann","a@example.org","Garden","-","2026-11-16","09:00:00","2026-11-16","10:30:00"
"Letters","2:00:00","Ann","a@example.org","-","-","2026-11-17","23:00:00","2026-11-18","01:00:00"
"Running","","Ann","a@example.org","Garden","-","2026-11-18","09:00:00","",""
"""
CLOCKIFY_HEAD = (
    '"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time",'
    '"End Date","End Time","Duration (h)","Duration (decimal)"\n'
)
CLOCKIFY_ROW = '"{0}","","{1}","","Ann","","a@example.org","","No","{2}","{3}","{4}","{5}","01:30:00","1.50"\n'
KIMAI = """\
"Date","From","To","Duration","Currency","Rate","Internal price","User","Customer","Project","Activity","Description"
"2026-11-16","2026-11-16 09:00","2026-11-16 10:30","1:30","EUR","0","0","Ann","Home","Garden","Beds",""
"2026-11-17","23:00","01:00","2:00","EUR","0","0","Ann","Home","","Letters",""
"","","","3:30","","0","0","","","","",""
"""
BOTH = {"Garden": (6, 0, 0, 0, 0, 0, 0), "Letters": (0, 4, 4, 0, 0, 0, 0)}


def clockify(*rows):
    return (CLOCKIFY_HEAD + "".join(CLOCKIFY_ROW.format(*row) for row in rows)).encode()


@pytest.mark.parametrize(
    ("text", "program", "left_out"),
    [
        (TOGGL, "Toggl Track", {"damaged": 1}),
        (TOGGL_NEW, "Toggl Track", {"damaged": 1}),
        ("\ufeff" + TOGGL.replace("\n", "\r\n"), "Toggl Track", {"damaged": 1}),
        (KIMAI, "Kimai", {}),
        (KIMAI.replace("From", "Begin").replace('"To"', '"End"').replace('","', '";"'), "Kimai", {}),
        (
            KIMAI.replace('"Date","From","To"', '"Datum","Von","Bis"')
            .replace("Project", "Projekt")
            .replace("Activity", "Tätigkeit"),
            "Kimai",
            {},
        ),
    ],
)
def test_tables(text, program, left_out):
    found = read_file(text.encode(), WEEK)
    assert found.source == f"an export of {program}"
    assert +found.left_out == left_out
    assert hours(text.encode()) == BOTH


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("16/11/2026", "17/11/2026", "18/11/2026"),
        ("11/16/2026", "11/17/2026", "11/18/2026"),
        ("16.11.2026", "17.11.2026", "18.11.2026"),
        ("2026-11-16", "2026-11-17", "2026-11-18"),
    ],
)
@pytest.mark.parametrize(
    "times", [("09:00:00 AM", "10:30:00 AM", "11:00:00 PM", "01:00:00 AM"), ("09:00", "10:30", "23:00", "01:00")]
)
def test_clockify_in_each_of_its_formats(first, second, third, times):
    content = clockify(
        ("Garden", "Beds", first, times[0], first, times[1]), ("", "Letters", second, times[2], third, times[3])
    )
    assert read_file(content, WEEK).source == "an export of Clockify"
    assert hours(content) == BOTH


def test_days_and_months_that_could_be_the_other_are_told_apart_by_the_week_or_by_the_person():
    week = ImportWeek(MONDAY.replace(day=9), WEEK.zone)
    row = ("Garden", "", "10/11/2026", "09:00", "10/11/2026", "10:00")
    assert hours(clockify(row), week) == {"Garden": (0, 4, 0, 0, 0, 0, 0)}
    other = ("Letters", "", "11/11/2026", "09:00", "11/11/2026", "10:00")
    mirrored = ("Lunch", "", "11/10/2026", "09:00", "11/10/2026", "10:00")
    assert hours(clockify(row, other), week) == {"Garden": (0, 4, 0, 0, 0, 0, 0), "Letters": (0, 0, 4, 0, 0, 0, 0)}
    with pytest.raises(ReadingError, match="Days and months"):
        read_file(clockify(row, mirrored), week)


def test_table_is_read_by_the_readers_clock():
    assert hours(KIMAI.encode(), ImportWeek(MONDAY, ZoneInfo("Asia/Tokyo"))) == BOTH


def activitywatch(window, afk=(), host="desk"):
    def bucket(kind, events):
        shaped = [
            {"id": n, "timestamp": f"2026-11-16T{at}:00.000000+00:00", "duration": minutes * 60.0, "data": data}
            for n, (at, minutes, data) in enumerate(events)
        ]
        return {"id": kind, "type": kind, "client": "aw", "hostname": host, "events": shaped}

    buckets = {
        "aw-watcher-window_desk": bucket("currentwindow", window),
        "aw-watcher-afk_desk": bucket("afkstatus", afk),
    }
    return json.dumps({"buckets": buckets}).encode()


def test_activitywatch_counts_programs_while_somebody_was_there():
    window = [("09:00", 60, {"app": "Editor", "title": "secret"}), ("10:00", 60, {"app": "Mail", "title": "secret"})]
    afk = [("09:00", 75, {"status": "not-afk"}), ("10:15", 30, {"status": "afk"}), ("10:45", 15, {"status": "not-afk"})]
    assert read_file(activitywatch(window), WEEK).source == "an export of ActivityWatch"
    assert hours(activitywatch(window)) == {"Editor": (4, 0, 0, 0, 0, 0, 0), "Mail": (4, 0, 0, 0, 0, 0, 0)}
    assert hours(activitywatch(window, afk)) == {"Editor": (4, 0, 0, 0, 0, 0, 0), "Mail": (2, 0, 0, 0, 0, 0, 0)}


def test_activitywatch_event_that_is_damaged_costs_only_itself():
    content = activitywatch([("09:00", 60, {"app": "Editor"}), ("10:00", 60, {}), ("99:00", 60, {"app": "Mail"})])
    assert dict(read_file(content, WEEK).left_out) == {"damaged": 2}
    assert hours(content) == {"Editor": (4, 0, 0, 0, 0, 0, 0)}


@pytest.mark.parametrize(
    "content",
    [
        b"Subject,Start Date,Start Time,End Date,End Time\nx,11/16/2026,9:00 AM,11/16/2026,10:00 AM\n",
        b"a,b,c\n1,2,3\n",
        b"{}",
        b'{"buckets": 1}',
        b'{"a":' + b"[" * 100_000,
        b"{not json",
    ],
)
def test_table_that_no_program_here_wrote_is_said_so(content):
    with pytest.raises(ReadingError, match="no export of Toggl Track"):
        read_file(content, WEEK)


def test_table_that_is_damaged_or_too_long_is_said_so(monkeypatch):
    with pytest.raises(ReadingError, match="damaged"):
        read_file(TOGGL.encode() + b'"' + b"x" * 200_000, WEEK)
    monkeypatch.setattr(trackers, "MAX_ROWS", 1)
    with pytest.raises(ReadingError, match="fall in this week"):
        read_file(TOGGL.encode(), WEEK)
