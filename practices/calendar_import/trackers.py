"""The times of one week in the export of a time tracker. Pure.

Columns as their makers name them: the detailed reports of Toggl Track (its end was once "End date") and of Clockify,
Kimai's export, with headings in the language of its user, and the buckets of ActivityWatch.
"""

import csv
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from practices.calendar_import.found import (
    DAMAGED,
    MAX_DURATION,
    WHOLE_DAY,
    EventSpan,
    Found,
    ImportWeek,
    ReadingError,
    clean_title,
)

MAX_ROWS = 20_000  # of the week
TIME = re.compile(r"(?:(\d{4}-\d{2}-\d{2}) )?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?", re.ASCII | re.IGNORECASE)
DATE = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})", re.ASCII)
DAY_FIRST, MONTH_FIRST = "day first", "month first"
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError)
BOTH_ORDERS = (
    "Days and months in the file could each be the other. In your time tracker’s settings, choose a date format that "
    "begins with the year, and export again."
)
Row = dict[str, str]


@dataclass(frozen=True)
class Layout:
    """Columns of a table: day and time of both ends, and `titles`, of which the first that is filled counts.

    `mark` is a column by which the program is known from others with the same ends.
    """

    program: str
    starts: tuple[str, str]
    ends: tuple[str, str]
    titles: tuple[str, ...]
    mark: str = "Project"

    @property
    def columns(self) -> set[str]:
        return {*self.starts, *self.ends, self.mark}


NAMED = ("Project", "Description")
LAYOUTS = [
    Layout("Toggl Track", ("Start date", "Start time"), ("End date", "End time"), NAMED, mark="Description"),
    Layout("Toggl Track", ("Start date", "Start time"), ("Stop date", "Stop time"), NAMED, mark="Description"),
    Layout("Clockify", ("Start Date", "Start Time"), ("End Date", "End Time"), NAMED),
    Layout("Kimai", ("Date", "From"), ("Date", "To"), ("Project", "Activity")),
    Layout("Kimai", ("Date", "Begin"), ("Date", "End"), ("Project", "Activity")),
    Layout("Kimai", ("Datum", "Von"), ("Datum", "Bis"), ("Projekt", "Tätigkeit"), mark="Projekt"),
]


def read_table(content: bytes, week: ImportWeek) -> Found | None:
    """None when the columns are those of no program known here. ReadingError."""
    text = content.decode("utf-8-sig", errors="replace")
    heading = text.partition("\n")[0]
    table = csv.DictReader(text.splitlines(keepends=True), delimiter=";" if ";" in heading else ",", restval="")
    try:
        columns = set(table.fieldnames or ())
        layout = next((each for each in LAYOUTS if each.columns <= columns), None)
        return _in_likelier_order(list(table), layout, week) if layout else None
    except csv.Error:
        raise ReadingError("The table in the file is damaged. Export it again.") from None


def _in_likelier_order(rows: list[Row], layout: Layout, week: ImportWeek) -> Found:
    """Programs write 3/11 for the third of November or the eleventh of March, as they are set. ReadingError."""
    readings = [_read_rows(rows, layout, order, week) for order in (DAY_FIRST, MONTH_FIRST)]
    readings.sort(key=lambda each: (each.left_out[DAMAGED], -len(each.spans)))
    likelier, other = readings
    as_likely = (other.left_out[DAMAGED], len(other.spans)) == (likelier.left_out[DAMAGED], len(likelier.spans))
    if as_likely and other.spans != likelier.spans:
        raise ReadingError(BOTH_ORDERS)
    return likelier


def _read_rows(rows: list[Row], layout: Layout, order: str, week: ImportWeek) -> Found:
    found = Found(f"an export of {layout.program}")
    for row in rows:
        if not row[layout.starts[0]].strip():
            continue  # sums stand below the rows
        try:
            starts, ends = (_moment(row, columns, order, week) for columns in (layout.starts, layout.ends))
        except UNREADABLE:
            found.left_out[DAMAGED] += 1
            continue
        if ends < starts and layout.starts[0] == layout.ends[0]:
            ends += MAX_DURATION  # one day stands for both ends of a night
        _add(found, EventSpan(starts.astimezone(UTC), ends.astimezone(UTC), _title(row, layout)), week)
    return found


def _add(found: Found, span: EventSpan, week: ImportWeek) -> None:
    if not week.touches(span.starts, span.ends) or span.starts >= span.ends:
        return
    if span.ends - span.starts > MAX_DURATION:
        found.left_out[WHOLE_DAY] += 1
        return
    found.spans.append(span)
    if len(found.spans) > MAX_ROWS:
        raise ReadingError(f"More than {MAX_ROWS:,} entries of the file fall in this week. Export one project.")


def _title(row: Row, layout: Layout) -> str:
    return next((title for name in layout.titles if (title := clean_title(row.get(name) or "")) not in ("", "-")), "")


def _moment(row: Row, columns: tuple[str, str], order: str, week: ImportWeek) -> datetime:
    """By the reader's clock: no table names one. ValueError, AttributeError."""
    day, hour, minute, second, half = TIME.fullmatch(row[columns[1]].strip()).groups()
    hours = int(hour) % 12 + 12 * (half.upper() == "PM") if half else int(hour)
    on = _date(day or row[columns[0]].strip(), order)
    return datetime.combine(on, time(hours, int(minute), int(second or 0)), week.zone)


def _date(text: str, order: str) -> date:
    first, second, third = DATE.fullmatch(text).groups()
    if len(first) == 4:
        return date(int(first), int(second), int(third))
    day, month = (first, second) if order == DAY_FIRST or "." in text else (second, first)
    return date(int(third), int(month), int(day))


def read_buckets(content: bytes, week: ImportWeek) -> Found | None:
    """None for what is no export of ActivityWatch. ReadingError."""
    try:
        buckets = list(json.loads(content)["buckets"].values())
        active = {host: _spans(_of(buckets, "afkstatus", host), "status", week) for host in _hosts(buckets)}
    except (*UNREADABLE, RecursionError):
        return None
    found = Found("an export of ActivityWatch")
    for host in _hosts(buckets):
        for span in _spans(_of(buckets, "currentwindow", host), "app", week, found):
            present = [each for each in active[host] if each.title == "not-afk"]
            for each in _within(span, present) if active[host] else [span]:
                _add(found, each, week)
    return found


def _hosts(buckets: list[Any]) -> list[str]:
    return list(dict.fromkeys(str(bucket.get("hostname", "")) for bucket in buckets))


def _of(buckets: list[Any], kind: str, host: str) -> Iterator[Any]:
    for bucket in buckets:
        if bucket.get("type") == kind and str(bucket.get("hostname", "")) == host:
            yield from bucket["events"]


def _spans(events: Iterable[Any], key: str, week: ImportWeek, found: Found | None = None) -> list[EventSpan]:
    """Those of the week, the earliest first, each with what its data says of `key`."""
    spans = []
    for event in events:
        try:
            starts = datetime.fromisoformat(event["timestamp"])
            starts = starts if starts.tzinfo else starts.replace(tzinfo=UTC)
            ends = starts + timedelta(seconds=float(event["duration"]))
            if week.touches(starts, ends):
                spans.append(
                    EventSpan(starts.astimezone(UTC), ends.astimezone(UTC), clean_title(str(event["data"][key])))
                )
        except UNREADABLE:
            if found is not None:
                found.left_out[DAMAGED] += 1
    return sorted(spans, key=lambda span: span.starts)


def _within(span: EventSpan, others: list[EventSpan]) -> Iterator[EventSpan]:
    """The parts of `span` that any of `others` covers; those are sorted and do not overlap."""
    place = max(0, bisect_right(others, span.starts, key=lambda other: other.starts) - 1)
    for other in others[place:]:
        if other.starts >= span.ends:
            return
        starts, ends = max(span.starts, other.starts), min(span.ends, other.ends)
        if starts < ends:
            yield EventSpan(starts, ends, span.title)
