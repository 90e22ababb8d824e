"""Calendar files for tests, of the week from Monday 16 November 2026."""

from datetime import date
from zoneinfo import ZoneInfo

from practices.calendar_import.found import ImportWeek
from practices.calendar_import.reading import read_file
from practices.calendar_import.totals import entries_of

MONDAY = date(2026, 11, 16)
LONDON = ZoneInfo("Europe/London")
WEEK = ImportWeek(MONDAY, LONDON)


def event(*lines, title="meeting", starts="20261116T090000", ends="20261116T103000", uid="1"):
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SUMMARY:{title}",
        f"DTSTART:{starts}",
        f"DTEND:{ends}",
        *lines,
        "END:VEVENT",
    ]


def calendar(*events):
    lines = [line for each in events for line in each]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def hours(content, week=WEEK):
    """Quarters of each day by title."""
    return {entry.title: entry.quarters for entry in entries_of(read_file(content, week).spans, week)}
