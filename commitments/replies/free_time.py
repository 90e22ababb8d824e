"""An hour to offer in place of a protected one. Pure: "after" and what is taken are parameters."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commitments.schedule import Hours, Span, occasion_on
from commitments.wording.days_and_hours import clock, day_of

# Full hours at which something may begin, by weekday; Monday is 0.
WORK = {day: [9, 10, 11, 13, 14, 15, 16] for day in range(5)}
HOME = {day: [18, 19, 20] for day in range(5)} | {day: [10, 11, 12, 13, 14, 15, 16] for day in (5, 6)}
DAYS_AHEAD = 28


def first_free_hour(
    after: datetime, ordinary: Mapping[int, list[int]], zone: ZoneInfo, taken: Collection[Span]
) -> datetime | None:
    """The first ordinary hour, from the day after `after` on, that shares no time with `taken`; on the local clock.

    None when four weeks have none.
    """
    first = after.astimezone(zone).date() + timedelta(days=1)
    days = [first + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]
    candidates = ((day, hour) for day in days for hour in ordinary.get(day.weekday(), []))
    free = (starts for day, hour in candidates if (starts := _free_start(day, hour, zone, taken)))
    return next(free, None)


def _free_start(day: date, hour: int, zone: ZoneInfo, taken: Collection[Span]) -> datetime | None:
    starts_at, ends_at = occasion_on(day, Hours(time(hour), time(hour + 1)), zone)
    starts = starts_at.astimezone(zone)
    is_shown = (starts.date(), starts.hour) == (day, hour)  # a clock that jumps may skip it
    return starts if is_shown and is_free((starts_at, ends_at), taken) else None


def is_free(span: Span, taken: Collection[Span]) -> bool:
    return not any(begin < span[1] and end > span[0] for begin, end in taken)


def free_day(days: Collection[date], hours: Hours, zone: ZoneInfo, taken: Collection[Span]) -> date | None:
    """The first of `days` on which these hours share no time with `taken`."""
    return next((day for day in days if is_free(occasion_on(day, hours, zone), taken)), None)


def format_slot(starts: datetime) -> str:
    """Wednesday 25 November at 9:00"""
    return f"{day_of(starts.date())} at {clock(starts.time())}"


def format_weekly_slot(starts: datetime) -> str:
    """Wednesday at 9:00"""
    return f"{starts:%A} at {clock(starts.time())}"
