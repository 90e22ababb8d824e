"""A file of whichever kind as hours of one week, and how the child is asked and answers. Pure."""

import json
from datetime import date
from zoneinfo import ZoneInfo

from practices.calendar_import.found import MAX_BYTES, Found, ImportWeek, ReadingError
from practices.calendar_import.ics import read_calendar
from practices.calendar_import.totals import entries_of
from practices.calendar_import.trackers import read_buckets, read_table

MAX_ZONES_NAMED = 3
TOO_LARGE = "The file is larger than 4 MB. Send one calendar, or a shorter time span of your time tracker."
ZIPPED = "The file is an archive. Open it, and choose one of the calendars in it."
ENCODED = "The file is not written in UTF-8, as calendars and exports are. Export it again."
UNKNOWN = (
    "The file is no calendar, and no export of Toggl Track, Clockify, Kimai or ActivityWatch as they are known here. "
    "A calendar ends in .ics, an export in .csv or .json."
)


def read_file(content: bytes, week: ImportWeek) -> Found:
    """ReadingError."""
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if len(content) > MAX_BYTES:
        raise ReadingError(TOO_LARGE)
    if start.startswith(b"PK\x03\x04"):
        raise ReadingError(ZIPPED)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadingError(ENCODED)
    if b"\0" in content:
        raise ReadingError(UNKNOWN)
    if start.upper().startswith(b"BEGIN:VCALENDAR"):
        return read_calendar(content, week)
    found = read_buckets(content, week) if start.startswith(b"{") else read_table(content, week)
    if found is None:
        raise ReadingError(UNKNOWN)
    return found


def answer(asked: bytes) -> bytes:
    """A line of JSON with the week, then the file; back comes what `child_process.Reading` holds, or a `problem`."""
    head, _, content = asked.partition(b"\n")
    names = json.loads(head)
    week = ImportWeek(date.fromisoformat(names["monday"]), ZoneInfo(names["zone"]))
    try:
        found = read_file(content, week)
    except ReadingError as problem:
        return json.dumps({"problem": str(problem)}).encode()
    told = {
        "source": found.source,
        "entries": [[entry.title, entry.quarters] for entry in entries_of(found.spans, week)],
        "left_out": found.left_out,
        "unknown_zones": found.unknown_zones[:MAX_ZONES_NAMED],
    }
    return json.dumps(told).encode()
