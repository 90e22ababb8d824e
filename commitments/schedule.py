"""When a weekly boundary falls: hours of a day on the local clock, and the coming occasions as instants.

A boundary belongs to the wall clock: six in the evening stays six when the clocks change. Two hours need a decision:
an hour that the clock shows twice is taken the first time, and a start that the clock skips comes as much later as the
clock jumps, its end moving with it so that the length stays.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKS = 4
OWN_HOURS = "own"


@dataclass(frozen=True)
class Hours:
    """A span of one day on the local clock; `ends` is later than `starts`, so it never passes midnight."""

    starts: time
    ends: time

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError("The end must be later than the start, on the same day.")


PARTS = {
    "morning": Hours(time(7), time(9)),
    "midday": Hours(time(12), time(13)),
    "afternoon": Hours(time(14), time(17)),
    "evening": Hours(time(18), time(21)),
}


def own_hours(starts: time, minutes: int) -> Hours:
    """Hours of a chosen start and length; ValueError when they would reach midnight."""
    begin = datetime.combine(date.min, starts)
    end = begin + timedelta(minutes=minutes)
    if end.date() != begin.date():
        raise ValueError("The hours must end before midnight.")
    return Hours(starts, end.time())


def part_of(hours: Hours) -> str:
    """The part of the day with exactly these hours, else OWN_HOURS."""
    return next((part for part, its_hours in PARTS.items() if its_hours == hours), OWN_HOURS)


def weekly_occasions(
    after: datetime, weekday: int, hours: Hours, zone: ZoneInfo, count: int = WEEKS
) -> list[tuple[datetime, datetime]]:
    """`count` weekly (starts_at, ends_at) in UTC, the first start later than `after`; Monday is weekday 0."""
    day = after.astimezone(zone).date()
    day += timedelta(days=(weekday - day.weekday()) % 7)
    if occasion_on(day, hours, zone)[0] <= after:
        day += timedelta(days=7)
    return [occasion_on(day + timedelta(weeks=week), hours, zone) for week in range(count)]


def occasion_on(day: date, hours: Hours, zone: ZoneInfo) -> tuple[datetime, datetime]:
    starts_at = _instant(day, hours.starts, zone)
    if starts_at.astimezone(zone).time() == hours.starts:
        return starts_at, _instant(day, hours.ends, zone)
    length = datetime.combine(day, hours.ends) - datetime.combine(day, hours.starts)
    return starts_at, starts_at + length


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """With fold=0 a repeated hour is its first pass and a skipped one is counted on from before the jump."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
