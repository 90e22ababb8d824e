"""The lines of a calendar file that can matter for one week, so that the library need not read the others. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from practices.calendar_import.found import ReadingError

MAX_COMPONENTS = 20_000
MAX_DEPTH = 8
TIMES = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
SHOWN_AS = {"X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-CDO-BUSYSTATUS", "STATUS", "TRANSP"}
NEEDED = TIMES | SHOWN_AS | {"SUMMARY", "UID", "SEQUENCE", "ATTENDEE", "ORGANIZER"}
BESIDE_ONE_ANOTHER = {"VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"}
BOUNDARY = re.compile(rb"(BEGIN|END):([A-Za-z0-9-]+)[ \t]*", re.IGNORECASE)
PROPERTY = re.compile(rb"([A-Za-z0-9-]+)[ \t]*[;:]")
DAY = re.compile(r":(\d{8})", re.ASCII)
UNTIL = re.compile(r"UNTIL=(\d{8})", re.ASCII | re.IGNORECASE)
YEARLY = re.compile(r"RRULE:(?:FREQ=YEARLY|INTERVAL=1|WKST=..|UNTIL=\w+|;)+", re.ASCII | re.IGNORECASE)
LONG = re.compile(r"\d[DW]", re.IGNORECASE)
MARGIN = timedelta(days=2)  # clocks differ by 26 hours at most, and a night reaches into the next day
Event = dict[str, list[str]]  # lines by the name of their property


@dataclass
class Calendar:
    """One VCALENDAR: its own properties, zones as their lines, events."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: list[list[str]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def calendars_of(content: bytes) -> list[Calendar]:
    """Each bounded in number and depth of its parts before anything is parsed. ReadingError."""
    calendars: list[Calendar] = []
    path: list[str] = []
    count = 0
    for line in _unfolded(content):
        boundary = BOUNDARY.fullmatch(line)
        if boundary is None:
            _keep_property(line, path, calendars)
            continue
        name = boundary[2].decode().upper()
        if boundary[1].upper() == b"BEGIN":
            count += 1
            _open(name, path, calendars)
            _check_bounds(count, path)
        if "VTIMEZONE" in path:
            calendars[-1].zones[-1].append(f"{boundary[1].decode()}:{name}")
        if boundary[1].upper() == b"END" and name in path:
            del path[path.index(name) :]
    return calendars


def _unfolded(content: bytes) -> list[bytes]:
    """Before any letter is decoded, because a fold may stand inside one. A line may end in CR, LF or both."""
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return list(filter(None, content.replace(b"\n ", b"").replace(b"\n\t", b"").split(b"\n")))


def _open(name: str, path: list[str], calendars: list[Calendar]) -> None:
    """What was not closed before a neighbour begins ends there."""
    if name in BESIDE_ONE_ANOTHER:
        del path[0 if name == "VCALENDAR" else 1 :]
    path.append(name)
    if name == "VCALENDAR" or not calendars:
        calendars.append(Calendar())
    if name == "VEVENT":
        calendars[-1].events.append({})
    elif name == "VTIMEZONE":
        calendars[-1].zones.append([])


def _check_bounds(count: int, path: list[str]) -> None:
    if count > MAX_COMPONENTS:
        raise ReadingError(f"The file holds more than {MAX_COMPONENTS:,} entries. Send one calendar, not all together.")
    if len(path) > MAX_DEPTH:
        raise ReadingError("Parts of the file are nested deeper than a calendar needs. Export it again.")


def _keep_property(line: bytes, path: list[str], calendars: list[Calendar]) -> None:
    found = PROPERTY.match(line)
    if not path or found is None:
        return
    name = found[1].decode().upper()
    if path[-1] == "VCALENDAR" and name.startswith("X-WR-"):
        calendars[-1].properties[name] = _text(line).partition(":")[2].strip()
    elif path[-1] == "VEVENT" and name in NEEDED:
        calendars[-1].events[-1].setdefault(name, []).append(_text(line))
    elif "VTIMEZONE" in path:
        calendars[-1].zones[-1].append(_text(line))


def _text(line: bytes) -> str:
    """UTF-8 as the standard has it; a line that is not was written on a Windows of the West."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def series_near(calendar: Calendar, monday: date) -> Iterator[list[Event]]:
    """Events of one UID together, when any of them can touch the week, without moved times that lie elsewhere."""
    series: dict[str, list[Event]] = defaultdict(list)
    for number, event in enumerate(calendar.events):
        series[_value(event, "UID") or f"{number}"].append(event)
    first, last = (f"{day:%Y%m%d}" for day in (monday - MARGIN, monday + timedelta(days=7) + MARGIN))
    for events in series.values():
        near = {_value(event, "RECURRENCE-ID") for event in events if _may_touch(event, first, last)}
        if near:
            moves_all = any("THISANDFUTURE" in value for value in near)
            yield [event for event in events if moves_all or _value(event, "RECURRENCE-ID") in {"", *near}]


def _may_touch(event: Event, first: str, last: str) -> bool:
    """Days as 20261123, compared as text. What cannot be told may; so may what replaces a time of the week."""
    starts, ends, replaced = (_day(event, name) for name in ("DTSTART", "DTEND", "RECURRENCE-ID"))
    if "RDATE" in event or "THISANDFUTURE" in _value(event, "RECURRENCE-ID") or not starts:
        return True
    if first <= replaced <= last:
        return True
    if starts > last:
        return False
    if "RRULE" in event:
        if YEARLY.fullmatch(_value(event, "RRULE")) and not _is_near_in_the_year(starts, ends or starts, first, last):
            return False
        ended = [found[1] for line in event["RRULE"] if (found := UNTIL.search(line))]
        return len(ended) < len(event["RRULE"]) or max(ended) >= first
    if LONG.search(_value(event, "DURATION").partition(":")[2]):
        return True
    return max(starts, ends) >= first


def _is_near_in_the_year(starts: str, ends: str, first: str, last: str) -> bool:
    """For one of a few days that comes on the same day of each year, such as a birthday: calendars hold hundreds."""
    is_long = int(ends) - int(starts) > MARGIN.days
    near = first[4:] <= starts[4:] <= last[4:] if first[:4] == last[:4] else not last[4:] < starts[4:] < first[4:]
    return is_long or near


def _value(event: Event, name: str) -> str:
    return "".join(event.get(name, []))


def _day(event: Event, name: str) -> str:
    found = DAY.search(_value(event, name))
    return found[1] if found else ""
