"""Reading calendars in tests, with libraries that know nothing of this site."""

from datetime import UTC, datetime

import icalendar
import recurring_ical_events

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)


def components(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def expanded(text):
    """(start, end) of everything that is not cancelled: instants in UTC, and plain dates for all-day events."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(FIRST, LAST)
    shown = [(_plain(event.start), _plain(event.end)) for event in events if event["STATUS"] != "CANCELLED"]
    return in_order(shown)


def in_order(spans):
    return sorted(spans, key=lambda span: span[0].isoformat())


def _plain(moment):
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
