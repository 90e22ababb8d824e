"""What a plan looks like in a calendar: one weekly series, and an event of its own for each time that differs from it.

A series is written by the local clock, so that six in the evening stays six when the clocks change. Whatever a reader
could work out otherwise than this site does (a start that the clock skips, a length that spans a change of the clock,
an hour shown twice) is written out as an event of its own. What has no hours is an all-day event, written as dates.

Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from commitments.schedule import Hours, minutes_of

Moment = datetime | date
EntrySpan = tuple[Moment, Moment]


@dataclass(frozen=True)
class ProtectedTime:
    """One time where it now stands; `words` say what it protects and for whom."""

    starts: Moment
    ends: Moment
    words: str
    is_firm: bool
    is_cancelled: bool


@dataclass(frozen=True)
class RecurrencePattern:
    """What a plan says of every week; Monday is 0."""

    weekdays: tuple[int, ...]
    hours: Hours | None
    zone: ZoneInfo
    words: str
    is_firm: bool


@dataclass(frozen=True)
class Event:
    """`weekdays` make it a series, every `interval` weeks, `count` times or, with 0, without end; `replaces` names the
    start in that series which this event replaces."""

    starts: Moment
    ends: Moment
    words: str
    is_firm: bool
    is_cancelled: bool
    replaces: Moment | None = None
    count: int = 0
    weekdays: tuple[int, ...] = ()
    interval: int = field(default=1, repr=False)  # the fingerprint of a plan is made of the others

    @property
    def length(self) -> timedelta:
        """As long as it lasts, not as the clock shows."""
        return _instant(self.ends) - _instant(self.starts)


@dataclass(frozen=True)
class CalendarEntry:
    """One plan: its events, the series first. `sequence` counts their changes, `changed_at` is the latest one."""

    uid: str
    events: list[Event]
    sentence: str
    sequence: int
    created_at: datetime
    changed_at: datetime


def events_of(pattern: RecurrencePattern, times: list[ProtectedTime]) -> list[Event]:
    """The series first, then what differs from it. `times` in the order of the weeks, at least one."""
    starts = list(_starts(pattern, times))
    _, ends = _span_from(starts[0], pattern.hours)
    series = Event(
        starts=starts[0],
        ends=_written(ends, pattern.zone),
        words=pattern.words,
        is_firm=pattern.is_firm,
        is_cancelled=all(time.is_cancelled for time in times),
        count=len(times),
        weekdays=pattern.weekdays,
    )
    pairs = zip(starts, times, strict=True)
    return [series, *(_own_event(pattern, *pair) for pair in pairs if not _is_in(series, pattern, *pair))]


def _starts(pattern: RecurrencePattern, times: list[ProtectedTime]) -> Iterator[Moment]:
    """As many starts of the weekly pattern as there are times, from the week of the first of them."""
    day = _day_of(times[0].starts, pattern.zone)
    if day.weekday() not in pattern.weekdays:
        day -= timedelta(days=day.weekday())
    left = len(times)
    while left:
        if day.weekday() in pattern.weekdays:
            yield datetime.combine(day, pattern.hours.starts, tzinfo=pattern.zone) if pattern.hours else day
            left -= 1
        day += timedelta(days=1)


def _is_in(series: Event, pattern: RecurrencePattern, start: Moment, time: ProtectedTime) -> bool:
    """Whether the series as it stands says all there is to say of this time."""
    says = (series.words, series.is_firm, series.is_cancelled)
    is_same = (time.words, time.is_firm, time.is_cancelled) == says
    return is_same and (time.starts, time.ends) == _span_from(start, pattern.hours) and _is_shown(start)


def _span_from(start: Moment, hours: Hours | None) -> EntrySpan:
    length = timedelta(minutes=minutes_of(hours)) if hours else timedelta(days=1)
    return _instant(start), _instant(start) + length


def _is_shown(start: Moment) -> bool:
    """Whether the local clock shows this time; it skips some when it jumps."""
    if not isinstance(start, datetime):
        return True
    return start.astimezone(UTC).astimezone(start.tzinfo).replace(tzinfo=None) == start.replace(tzinfo=None)


def _own_event(pattern: RecurrencePattern, start: Moment, time: ProtectedTime) -> Event:
    return Event(
        starts=_written(time.starts, pattern.zone),
        ends=_written(time.ends, pattern.zone),
        words=time.words,
        is_firm=time.is_firm,
        is_cancelled=time.is_cancelled,
        replaces=start,
    )


def _written(moment: Moment, zone: ZoneInfo) -> Moment:
    """By the local clock; an hour that it shows a second time can only be written in UTC."""
    if not isinstance(moment, datetime):
        return moment
    local = moment.astimezone(zone)
    return moment.astimezone(UTC) if local.fold else local


def _day_of(moment: Moment, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def _instant(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
