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


def minutes_of(hours: Hours) -> int:
    length = datetime.combine(date.min, hours.ends) - datetime.combine(date.min, hours.starts)
    return int(length.total_seconds()) // 60


def part_of(hours: Hours) -> str:
    """The part of the day with exactly these hours, else OWN_HOURS."""
    return next((part for part, its_hours in PARTS.items() if its_hours == hours), OWN_HOURS)


def local_hours(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> Hours:
    """What the local clock shows of a span; one that a jump of the clock carried past midnight ends with the day."""
    starts, ends = starts_at.astimezone(zone), ends_at.astimezone(zone)
    within = starts.date() == ends.date() and starts.time() < ends.time()
    return Hours(starts.time(), ends.time() if within else time.max)


def next_possible(day: date, hours: Hours, zone: ZoneInfo, *, now: datetime) -> date:
    """The first day after `day` on which these hours still lie ahead."""
    day = max(day + timedelta(days=1), now.astimezone(zone).date())
    while occasion_on(day, hours, zone)[0] <= now:
        day += timedelta(days=1)
    return day


def replanned(
    starts: list[datetime], *, after: datetime, weekday: int, hours: Hours, zone: ZoneInfo, taken: set[datetime]
) -> list[tuple[datetime, datetime]]:
    """A new (starts_at, ends_at) for each of `starts`, in order: another day of the same week, or of the first week
    from there on in which it is later than `after` and not `taken`."""
    spans, used, shift = [], set(taken), timedelta()
    for start in starts:
        day = start.astimezone(zone).date()
        day += timedelta(days=weekday - day.weekday())
        while (span := occasion_on(day + shift, hours, zone))[0] <= after or span[0] in used:
            shift += timedelta(weeks=1)
        spans.append(span)
        used.add(span[0])
    return spans


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
