"""Plans as iCalendar text (RFC 5545), the same for a file and for a feed. It holds nothing of the moment it is read.

Pure.
"""

from datetime import date, datetime, timedelta

import icalendar

from commitments.calendar.events import CalendarEntry, Event

PRODUCT = "-//Work-Life Harmony//Protected times//EN"
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ENDLESS_WEEKS = 5 * 52  # as far as the changes of the clock are written out
ASK_AGAIN = timedelta(hours=6)  # a wish that calendar programs may follow


def to_ical(entries: list[CalendarEntry], *, name: str, alarm_minutes: int | None = None) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for key in ["name", "x-wr-calname"]:
        calendar.add(key, name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(ASK_AGAIN))
    for entry in entries:
        for event in entry.events:
            component = _component(entry, event)
            if alarm_minutes is not None and isinstance(event.starts, datetime) and not event.is_cancelled:
                component.add_component(_alarm(event, alarm_minutes))
            calendar.add_component(component)
    _add_zones(calendar, [event for entry in entries for event in entry.events])
    return calendar.to_ical()


def _add_zones(calendar: icalendar.Calendar, events: list[Event]) -> None:
    """For whole years, so that a further time within them changes nothing."""
    if events:
        first = min(event.starts.year for event in events)
        last = max((event.starts + timedelta(weeks=_weeks(event))).year for event in events)
        calendar.add_missing_timezones(first_date=date(first, 1, 1), last_date=date(last + 1, 1, 1))


def _weeks(event: Event) -> int:
    """How many a series goes on at most."""
    return event.count or (0 if event.replaces else ENDLESS_WEEKS)


def _component(entry: CalendarEntry, event: Event) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", entry.uid)
    component.add("sequence", entry.sequence)
    component.add("dtstamp", entry.changed_at)
    component.add("last-modified", entry.changed_at)
    component.add("created", entry.created_at)
    component.add("dtstart", event.starts)
    component.add("summary", _line(event.words))
    component.add("class", "PRIVATE")
    component.add("transp", "OPAQUE" if event.is_firm and not event.is_cancelled else "TRANSPARENT")
    component.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    if event.replaces:
        component.add("recurrence-id", event.replaces)
        component.add("dtend", event.ends)
    else:
        component.add("duration", event.length)
        component.add("rrule", _rule(event))
        component.add("description", _line(entry.sentence))
    return component


def _alarm(event: Event, minutes: int) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(event.words))
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm


def _rule(event: Event) -> dict[str, object]:
    rule: dict[str, object] = {"freq": "weekly"}
    if event.interval > 1:
        rule["interval"] = event.interval
    if event.count:
        rule["count"] = event.count
    if len(event.weekdays) > 1:
        rule["byday"] = [DAYS[day] for day in event.weekdays]
    return rule


def _line(words: str) -> str:
    return " ".join(words.split())
