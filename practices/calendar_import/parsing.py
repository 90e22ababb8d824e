"""The times of one week in a calendar file. Pure; nothing of the file is kept."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from practices.calendar_import.prefilter import CalendarProblem, event_lines, may_matter
from practices.calendar_import.recurrence import NotRead, Rule, count_before, falls_on, rule_of
from practices.calendar_import.totals import TITLE_LENGTH, Span

MOST_NEAR = 500  # that repeat or stand near the week
MOST_STEPS = 200_000  # days looked at for rules that end after a number of times
LONGEST = timedelta(days=1)
Key = tuple[str, datetime]  # UID and start of one time of a series
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True)
class Series:
    """An event, or many by a rule. `starts` is the first, on the clock of its own zone."""

    starts: datetime
    length: timedelta
    rule: Rule | None
    without: frozenset[datetime]
    title: str
    uid: str


@dataclass(frozen=True)
class Found:
    """Spans that fall in the week, and how many events were left out: whole days, and rules that are not read."""

    spans: list[Span]
    whole_days: int
    not_read: int


def read_week(content: bytes, *, monday: date, zone: ZoneInfo) -> Found:
    """CalendarProblem."""
    events = [event for event in event_lines(content) if may_matter(event, monday)]
    if len(events) > MOST_NEAR:
        raise CalendarProblem(f"More than {MOST_NEAR} entries repeat or stand near this week. Export fewer weeks.")
    try:
        return _found(_parsed(events), monday, zone)
    except UNREADABLE:
        raise CalendarProblem("An entry in the file could not be read. Export the file again.") from None


def _parsed(events: list[list[str]]) -> list[Event]:
    lines = ["BEGIN:VCALENDAR"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""])).walk("VEVENT")


def _found(events: list[Event], monday: date, zone: ZoneInfo) -> Found:
    replaced = set(_replaced(events, zone))
    spans: list[Span] = []
    whole_days = not_read = steps = 0
    for event in events:
        try:
            series = _series(event, zone)
        except (NotRead, *UNREADABLE):
            not_read += 1
            continue
        if series is None:
            continue
        if series.length > LONGEST:
            whole_days += 1
            continue
        steps += max(0, (monday - series.starts.date()).days) if series.rule and series.rule.count else 0
        if steps > MOST_STEPS:
            raise CalendarProblem("Too much in the file repeats for years. Export fewer weeks.")
        spans += _spans(series, monday, zone, replaced)
    return Found(spans, whole_days, not_read)


def _replaced(events: list[Event], zone: ZoneInfo) -> Iterator[Key]:
    """Times of series in whose place another event stands, cancelled or not."""
    for event in events:
        with suppress(*UNREADABLE):
            yield str(event["UID"]), _instant(event["RECURRENCE-ID"].dt, zone)


def _series(event: Event, zone: ZoneInfo) -> Series | None:
    """None for what takes no time: cancelled, or shown as free. NotRead, or any of UNREADABLE."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED" or str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
        return None
    if "RDATE" in event:
        raise NotRead
    starts, ends = (_local(each, zone) for each in (event.start, event.end))
    if not isinstance(event.start, datetime):
        ends = starts + LONGEST * 2  # takes no hours, however many days
    return Series(
        starts=starts,
        length=_instant(ends, zone) - _instant(starts, zone),
        rule=rule_of(event["RRULE"]) if "RRULE" in event else None,
        without=frozenset(_instant(each.dt, zone) for dates in _lists(event.get("EXDATE")) for each in dates.dts),
        title=_title(str(event.get("SUMMARY", ""))),
        uid="" if "RECURRENCE-ID" in event else str(event.get("UID", "")),
    )


def _title(summary: str) -> str:
    words = re.sub(r"\s+", " ", summary).strip()[:TITLE_LENGTH]
    return "".join(letter for letter in words if letter.isprintable())


def _lists(found: Any) -> list[Any]:
    """A property that is there not at all, once or often."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _local(moment: date, zone: ZoneInfo) -> datetime:
    """What names no zone is by the clock of the person."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min, zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _instant(moment: date, zone: ZoneInfo) -> datetime:
    return _local(moment, zone).astimezone(UTC)


def _spans(series: Series, monday: date, zone: ZoneInfo, replaced: set[Key]) -> Iterator[Span]:
    begins, ends = (_instant(day, zone) for day in (monday, monday + timedelta(days=7)))
    for day in _days(series, monday):
        starts = _instant(datetime.combine(day, series.starts.timetz()), zone)
        is_away = starts in series.without or (series.uid, starts) in replaced
        if (
            not is_away
            and not _is_over(series.rule, starts, zone)
            and starts < ends
            and starts + series.length > begins
        ):
            yield Span(starts, starts + series.length, series.title)


def _days(series: Series, monday: date) -> list[date]:
    """On which it falls by its own clock, from two days before the week to two days after it."""
    first, rule = series.starts.date(), series.rule
    if rule is None:
        return [first]
    near = [monday + timedelta(days=ahead) for ahead in range(-2, 10)]
    days = [day for day in near if falls_on(rule, first, day)]
    return days[: max(0, rule.count - count_before(rule, first, near[0]))] if rule.count else days


def _is_over(rule: Rule | None, starts: datetime, zone: ZoneInfo) -> bool:
    if rule is None or rule.until is None:
        return False
    if isinstance(rule.until, datetime):
        return starts > _instant(rule.until, zone)
    return starts.astimezone(zone).date() > rule.until
