"""When a mail may ask about a protected time: at an hour of the person's own clock, never in the quiet ones. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_FROM, QUIET_UNTIL = 21, 8
HOURS = range(QUIET_UNTIL, QUIET_FROM)
FIRST_HOUR = 9
GIVE_UP_DAYS = 3  # a question older than that is left to My week


def in_quiet_hours(now: datetime, zone: ZoneInfo) -> bool:
    return now.astimezone(zone).hour not in HOURS


def send_at(ends_at: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """The first `hour` o'clock at or after the end."""
    ends = ends_at.astimezone(zone)
    day = ends.date() if ends.time() <= time(hour) else ends.date() + timedelta(days=1)
    return datetime.combine(day, time(hour), tzinfo=zone)


def is_due_to_send(ends_at: datetime, hour: int, zone: ZoneInfo, *, now: datetime) -> bool:
    asks_at = send_at(ends_at, hour, zone)
    return asks_at <= now < asks_at + timedelta(days=GIVE_UP_DAYS) and not in_quiet_hours(now, zone)


def is_same_day(one: datetime | None, other: datetime, zone: ZoneInfo) -> bool:
    return one is not None and one.astimezone(zone).date() == other.astimezone(zone).date()
