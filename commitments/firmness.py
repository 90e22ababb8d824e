"""When a firm commitment may become easier: not inside the running week."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commitments.schedule import Hours


def is_easing(before: tuple[int, Hours], after: tuple[int, Hours]) -> bool:
    """Whether a (weekday, hours) protects less, or another day, than the one before."""
    covers = after[1].starts <= before[1].starts and before[1].ends <= after[1].ends
    return after[0] != before[0] or not covers


def week_end(now: datetime, zone: ZoneInfo) -> datetime:
    """The next Monday, as its first minute in `zone`."""
    today = now.astimezone(zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    return datetime.combine(monday, time(), tzinfo=zone).astimezone(UTC)
