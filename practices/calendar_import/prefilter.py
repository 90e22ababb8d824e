"""The lines of a calendar file that say when its events are. Pure.

The file may be hostile: whatever could take long is bounded here, and the library gets only these lines.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

MOST_BYTES = 1024 * 1024
MOST_EVENTS = 5_000
MOST_DEPTH = 4
MOST_LINE = 4_000
TIMES = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
NEEDED = TIMES | {"SUMMARY", "UID", "STATUS", "TRANSP"}
NAME = re.compile(r"[A-Za-z-]+")
DAY_DIGITS = re.compile(r":(\d{8})", re.ASCII)


class CalendarProblem(Exception):
    """Why a file cannot be read; the text is a sentence for the reader."""


def event_lines(content: bytes) -> Iterator[list[str]]:
    """The needed lines of each event, without what is nested in it. CalendarProblem."""
    return _events(_text(content))


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise CalendarProblem("The file is larger than 1 MB. Export fewer weeks.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CalendarProblem("The file is not written in UTF-8, as calendars are. Export it again.") from None
    if "\0" in text or not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise CalendarProblem("The file is no calendar. Choose one that ends in .ics.")
    return re.sub(r"\r?\n[ \t]", "", text)


def _events(text: str) -> Iterator[list[str]]:
    open_parts: list[str] = []
    lines: list[str] = []
    count = 0
    for line in text.split("\n"):
        line = line.rstrip("\r")
        if line[:6].upper() == "BEGIN:":
            open_parts.append(line[6:].strip().upper())
            count += open_parts[-1] == "VEVENT"
            _check_bounds(open_parts, count)
            lines = [] if open_parts[-1] == "VEVENT" else lines
        elif line[:4].upper() == "END:":
            if open_parts and open_parts.pop() == "VEVENT":
                yield lines
        elif open_parts and open_parts[-1] == "VEVENT" and _name(line) in NEEDED:
            if len(line) > MOST_LINE:
                raise CalendarProblem("A line in the file is longer than a calendar needs. Export it again.")
            lines.append(line)


def _check_bounds(open_parts: list[str], count: int) -> None:
    if count > MOST_EVENTS:
        raise CalendarProblem(f"The file holds more than {MOST_EVENTS:,} entries. Export fewer weeks.")
    if len(open_parts) > MOST_DEPTH:
        raise CalendarProblem("Parts of the file are nested deeper than a calendar needs. Export it again.")


def _name(line: str) -> str:
    found = NAME.match(line)
    return found[0].upper() if found else ""


def may_matter(lines: list[str], monday: date) -> bool:
    """One that repeats, or replaces a time of one that does, or begins near the week."""
    names = {_name(line) for line in lines}
    if {"RRULE", "RDATE", "RECURRENCE-ID"} & names:
        return True
    starts = next((DAY_DIGITS.search(line) for line in lines if _name(line) == "DTSTART"), None)
    near = [monday + timedelta(days=ahead) for ahead in range(-3, 10)]
    return starts is not None and starts[1] in {f"{day:%Y%m%d}" for day in near}
