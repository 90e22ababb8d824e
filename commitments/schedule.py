"""When a weekly boundary falls: hours of a day on the local clock, and the coming occasions as instants.

A boundary belongs to the wall clock: six in the evening stays six when the clocks change. Two hours need a decision:
an hour that the clock shows twice is taken the first time, and a start that the clock skips comes as much later as the
clock jumps, its end moving with it so that the length stays. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAY_PATTERNS = ["".join(days) for count in range(8) for days in combinations("0123456", count)]  # "" is no fixed day
WEEKS = 4
OWN_HOURS = "own"
WHOLE_DAY = timedelta(days=1)
MAX_DURATION = WHOLE_DAY - timedelta(minutes=1)
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Hours:
    """A span of less than a day on the local clock; one that ends before it starts ends on the next day.

    It belongs to the day on which it begins.
    """

    starts: time
    ends: time

    def __post_init__(self) -> None:
        if self.ends == self.starts:
            raise ValueError("The end must be another time than the start.")

    @property
    def ends_next_day(self) -> bool:
        return self.ends < self.starts

    @property
    def bounds(self) -> tuple[timedelta, timedelta]:
        """Start and end, counted from the midnight that the day begins with."""
        starts, ends = (
            timedelta(hours=at.hour, minutes=at.minute, seconds=at.second) for at in (self.starts, self.ends)
        )
        return starts, ends + WHOLE_DAY * self.ends_next_day

    @property
    def length(self) -> timedelta:
        starts, ends = self.bounds
        return ends - starts


PARTS = {
    "morning": Hours(time(7), time(9)),
    "midday": Hours(time(12), time(13)),
    "afternoon": Hours(time(14), time(17)),
    "evening": Hours(time(18), time(21)),
}


def own_hours(starts: time, minutes: int) -> Hours:
    """Hours of a chosen start and length; ValueError unless they are shorter than a day."""
    length = timedelta(minutes=minutes)
    if not timedelta() < length < WHOLE_DAY:
        raise ValueError("The hours must be shorter than a day.")
    return Hours(starts, (datetime.combine(date.min, starts) + length).time())


def minutes_of(hours: Hours) -> int:
    return whole_minutes(hours.length)


def whole_minutes(length: timedelta) -> int:
    """At least one, so that there is always a length to choose."""
    return max(1, int(length.total_seconds()) // 60)


def part_of(hours: Hours) -> str:
    """The part of the day with exactly these hours, else OWN_HOURS."""
    return next((part for part, its_hours in PARTS.items() if its_hours == hours), OWN_HOURS)


def local_hours(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> Hours:
    """What the local clock shows of a span shorter than a day.

    Where the clock is set back, so that it shows no end later than the start, the end that would be without that.
    """
    starts, ends = (at.astimezone(zone).replace(tzinfo=None) for at in (starts_at, ends_at))
    if not starts < ends < starts + WHOLE_DAY:
        ends = starts + (ends_at - starts_at)
    return Hours(starts.time(), ends.time())


def next_possible(day: date, hours: Hours, zone: ZoneInfo, *, now: datetime) -> date:
    """The first day after `day` on which these hours still lie ahead."""
    day = max(day + timedelta(days=1), now.astimezone(zone).date())
    while occasion_on(day, hours, zone)[0] <= now:
        day += timedelta(days=1)
    return day


def weekly_occasions(
    after: datetime, days: Sequence[int], hours: Hours | None, zone: ZoneInfo, weeks: int = WEEKS
) -> list[Span]:
    """(starts_at, ends_at) in UTC, in order, of `weeks` times each of `days` (Monday is 0), all later than `after`.

    Without `hours` one for each week, to its end.
    """
    monday = week_start(after.astimezone(zone).date())
    ahead = [monday + timedelta(weeks=week) for week in range(weeks + 1)]
    spans = [span for week_on in ahead for span in spans_in_week(week_on, days, hours, zone, after=after)]
    return spans[: weeks * max(1, len(days))]


def spans_in_week(
    monday: date, days: Sequence[int], hours: Hours | None, zone: ZoneInfo, *, after: datetime
) -> list[Span]:
    """What begins later than `after`. A time by the end of a running week begins then, if a whole day is left."""
    if hours is None:
        starts_at, ends_at = (_instant(monday + timedelta(weeks=week), time.min, zone) for week in (0, 1))
        starts_at = max(starts_at, after)
        return [(starts_at, ends_at)] if ends_at - starts_at >= WHOLE_DAY else []
    spans = [occasion_on(monday + timedelta(days=day), hours, zone) for day in days]
    return [span for span in spans if span[0] > after]


def week_start(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_of(span: Span, zone: ZoneInfo) -> date:
    """Monday of the week that it belongs to: where it begins. One with a week's room goes by its middle, which a change
    of zone carries across no Monday."""
    length = span[1] - span[0]
    at = span[0] if length < WHOLE_DAY else span[0] + length / 2
    return week_start(at.astimezone(zone).date())


def occasion_on(day: date, hours: Hours, zone: ZoneInfo) -> Span:
    """Shorter than a day, also where the clock is set back within it: only a week's room is longer."""
    starts_at = _instant(day, hours.starts, zone)
    if starts_at.astimezone(zone).time() != hours.starts:
        return starts_at, starts_at + hours.length
    ends_at = _instant(day + timedelta(days=hours.ends_next_day), hours.ends, zone)
    return starts_at, min(ends_at, starts_at + MAX_DURATION)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """With fold=0 a repeated hour is its first pass and a skipped one is counted on from before the jump."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


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


def week_numbers(days: Sequence[date], times_a_week: int) -> list[int]:
    """A number, from 1, for each day in order. A week has seven days from its first time on, since a plan of several
    days may begin in the middle of a calendar week; a calendar week later it is full with `times_a_week` times."""
    numbers, first, count = [], None, 0
    for day in days:
        is_full = first and week_start(day) > week_start(first) and count >= times_a_week
        if first is None or is_full or day >= first + timedelta(weeks=1):
            first, count = day, 0
            numbers.append(numbers[-1] + 1 if numbers else 1)
        else:
            numbers.append(numbers[-1])
        count += 1
    return numbers


def today_in(zone: ZoneInfo, now: datetime) -> date:
    return now.astimezone(zone).date()
