"""When a firm commitment may become easier: not inside the running week. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commitments.schedule import Hours

Times = tuple[Sequence[int], Hours | None]


def relaxes(before: Times, after: Times) -> bool:
    """Whether these protect less, or other days, than those before. No fixed hour is easier than any."""
    (days, hours), (new_days, new_hours) = before, after
    if hours is None or new_hours is None:
        return hours is not None
    (starts, ends), (new_starts, new_ends) = hours.bounds, new_hours.bounds
    covers = new_starts <= starts and ends <= new_ends
    return not covers or not set(days) <= set(new_days)


def week_end(now: datetime, zone: ZoneInfo) -> datetime:
    """The next Monday, as its first minute in `zone`."""
    today = now.astimezone(zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    return datetime.combine(monday, time(), tzinfo=zone).astimezone(UTC)
