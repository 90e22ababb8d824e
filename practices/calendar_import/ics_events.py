"""One event of a calendar: made ready for unrolling, and whether one of its times counts. Pure."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import icalendar
from icalendar.prop import vDDDTypes

from practices.calendar_import.found import DECLINED, FREE, MAX_DURATION, WHOLE_DAY
from practices.calendar_import.ics_lines import TIMES, Event

LAST_YEAR = 9000  # a series that is to end later has no end
ALL_DAY, BUSY = "X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-CDO-BUSYSTATUS"
LENGTH = "X-LENGTH"  # ours: the library lets each time of a series end by the clock on the wall


def parsed(lines: Event) -> icalendar.Event:
    """ValueError when something that says when it is could not be read."""
    every = [line for those in lines.values() for line in those]
    event = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", *every, "END:VEVENT", ""]))
    if any(name is None or name in TIMES for name, _ in event.errors):
        raise ValueError("a line of the event")
    return event


def unknown_zone(event: icalendar.Event) -> str:
    """The name of a zone that neither the file nor anybody else explains: the library leaves such a time floating."""
    for name in TIMES:
        for value in values_of(event, name):
            times = [each.dt for each in value.dts] if hasattr(value, "dts") else [getattr(value, "dt", None)]
            if "TZID" in value.params and any(isinstance(each, datetime) and not each.tzinfo for each in times):
                return str(value.params["TZID"])
    return ""


def is_floating(event: icalendar.Event) -> bool:
    start = event["DTSTART"].dt
    return isinstance(start, datetime) and start.tzinfo is None


def settle(event: icalendar.Event, clock: tzinfo) -> None:
    """Put a floating time on `clock`, and what stands beside a start in its zone; an end before the start on it."""
    starts = _on(clock, event["DTSTART"].dt)
    ends = _end(event, starts)
    event["DTSTART"] = vDDDTypes(starts)
    event["DTEND"] = vDDDTypes(max(starts, ends))
    if "DURATION" in event:
        event[LENGTH] = event.pop("DURATION")
    if isinstance(starts, datetime):
        for rule in values_of(event, "RRULE"):
            _settle_until(rule, starts.tzinfo or clock)


def _on(clock: tzinfo | None, moment: date) -> date:
    return moment.replace(tzinfo=clock) if isinstance(moment, datetime) and moment.tzinfo is None else moment


def _end(event: icalendar.Event, starts: date) -> date:
    if "DTEND" in event:
        ends = event["DTEND"].dt
        if not isinstance(starts, datetime) or isinstance(ends, datetime):
            return _on(getattr(starts, "tzinfo", None), ends)
        return datetime.combine(ends, time.min, starts.tzinfo)
    length = event["DURATION"].dt if "DURATION" in event else timedelta(0)
    return starts + (length if isinstance(starts, datetime) else max(length, MAX_DURATION))


def ends_of(event: icalendar.Event) -> date:
    """Of one time of a series, of which hours are as long where the clock is changed; its days are days."""
    starts, ends = event["DTSTART"].dt, event["DTEND"].dt
    length = event[LENGTH].dt if LENGTH in event else None
    if isinstance(starts, datetime) and ends - starts == length and length.seconds:
        return (starts.astimezone(UTC) + length).astimezone(starts.tzinfo)
    return ends


def _settle_until(rule: Any, zone: tzinfo) -> None:
    """A last day counts whole, by the series' own clock; rules are unrolled in UTC."""
    for until in rule.get("UNTIL", [])[:1]:
        last = until if isinstance(until, datetime) else datetime.combine(until, time(23, 59, 59))
        if last.year > LAST_YEAR:
            del rule["UNTIL"]
        else:
            rule["UNTIL"] = [_on(zone, last).astimezone(UTC)]


def why_left_out(event: icalendar.Event, starts: date, ends: date, owner: str) -> str:
    """A kind of what takes no hours; empty for what does. `owner` is the address whose calendar it is, if known."""
    if _is_whole_day(starts, ends) or _word(event, ALL_DAY) == "TRUE":
        return WHOLE_DAY
    if _is_declined(event, owner):
        return DECLINED
    if _word(event, "TRANSP") == "TRANSPARENT" or _word(event, BUSY) == "FREE":
        return FREE
    return ""


def is_cancelled(event: icalendar.Event) -> bool:
    return _word(event, "STATUS") == "CANCELLED"


def _is_whole_day(starts: date, ends: date) -> bool:
    """Also one written from midnight to midnight, by its own clock."""
    if not isinstance(starts, datetime):
        return True
    return ends - starts > MAX_DURATION or (ends > starts and {starts.time(), ends.time()} == {time.min})


def _is_declined(event: icalendar.Event, owner: str) -> bool:
    """By its owner; where nobody knows who that is, by everyone who was asked."""
    asked = {_address(each): each.params.get("PARTSTAT", "") for each in values_of(event, "ATTENDEE")}
    if owner in asked:
        return asked[owner].upper() == "DECLINED"
    organizers = {_address(each) for each in values_of(event, "ORGANIZER")}
    answers = {answer.upper() for address, answer in asked.items() if address not in organizers}
    return answers == {"DECLINED"}


def _address(value: Any) -> str:
    return str(value).lower().removeprefix("mailto:")


def _word(event: icalendar.Event, name: str) -> str:
    return "".join(str(each) for each in values_of(event, name)[:1]).strip().upper()


def values_of(event: icalendar.Event, name: str) -> list[Any]:
    """A property that is there not at all, once or often."""
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]
