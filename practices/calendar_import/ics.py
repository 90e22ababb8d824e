"""The times of one week in a calendar file: `icalendar` parses, `recurring_ical_events` unrolls, and here is decided
what counts. Pure. A hostile file keeps both busy for as long as they are let, so this runs in a child.
"""

from contextlib import suppress
from datetime import UTC, datetime

import icalendar
import recurring_ical_events
from icalendar.timezone import tzp

from practices.calendar_import.found import DAMAGED, UNKNOWN_ZONE, EventSpan, Found, ImportWeek, clean_title
from practices.calendar_import.ics_events import (
    ends_of,
    is_cancelled,
    is_floating,
    parsed,
    settle,
    unknown_zone,
    values_of,
    why_left_out,
)
from practices.calendar_import.ics_lines import Calendar, Event, calendars_of, series_near

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError)


def read_calendar(content: bytes, week: ImportWeek) -> Found:
    """ReadingError."""
    found = Found("a calendar")
    calendars = calendars_of(content)
    for calendar in calendars:
        _learn_zones(calendar)
    for calendar in calendars:
        for events in series_near(calendar, week.monday):
            _read_series(events, calendar, week, found)
    return found


def _learn_zones(calendar: Calendar) -> None:
    """The library keeps each for the events that name it."""
    for lines in calendar.zones:
        with suppress(*UNREADABLE):
            icalendar.Calendar.from_ical("\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]))


def _read_series(events: list[Event], calendar: Calendar, week: ImportWeek, found: Found) -> None:
    """A damaged event costs only itself."""
    series = icalendar.Calendar()
    unknown = ""
    for lines in events:
        try:
            event = parsed(lines)
            unknown = _settled(event, calendar, week) or unknown
        except UNREADABLE:
            found.left_out[DAMAGED] += 1
        else:
            series.add_component(event)
    try:
        _count_times(series, calendar, week, found, unknown)
    except UNREADABLE:
        found.left_out[DAMAGED] += 1


def _settled(event: icalendar.Event, calendar: Calendar, week: ImportWeek) -> str:
    """The name of a zone that nobody knows; such an event is settled only to see whether it falls in the week."""
    name = calendar.properties.get("X-WR-TIMEZONE", "")
    clock = tzp.timezone(name) if name else week.zone
    unknown = unknown_zone(event) or (name if clock is None and is_floating(event) else "")
    settle(event, UTC if unknown else clock or UTC)
    return unknown


def _count_times(series: icalendar.Calendar, calendar: Calendar, week: ImportWeek, found: Found, unknown: str) -> None:
    name = calendar.properties.get("X-WR-CALNAME", "").lower()
    spans = []
    for each in recurring_ical_events.of(series).between(week.begins, week.ends):
        starts, ends = each["DTSTART"].dt, ends_of(each)
        kind = why_left_out(each, starts, ends, name) or (UNKNOWN_ZONE if unknown else "")
        if kind:
            found.left_out[kind] += 1
        elif isinstance(starts, datetime) and week.touches(starts, ends) and starts < ends:
            spans.append(EventSpan(starts.astimezone(UTC), ends.astimezone(UTC), _title(each), is_cancelled(each)))
        if kind == UNKNOWN_ZONE and unknown not in found.unknown_zones:
            found.unknown_zones.append(unknown)
    found.spans += spans


def _title(event: icalendar.Event) -> str:
    return clean_title("".join(str(each) for each in values_of(event, "SUMMARY")[:1]))
