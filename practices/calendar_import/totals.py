"""What times of a calendar come to: hours a day by title. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from practices.audit_hours import MINUTES

MOST_ENTRIES = 40
NO_TITLE = "Without a title"
OTHERS = "All others"
TITLE_LENGTH = 120
WEEK = 7


@dataclass(frozen=True)
class Span:
    starts: datetime
    ends: datetime
    title: str


@dataclass(frozen=True)
class Entry:
    """Quarters of an hour for each day of the week, from Monday on."""

    title: str
    quarters: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.quarters)


def entries_of(spans: Sequence[Span], *, monday: date, zone: ZoneInfo) -> list[Entry]:
    """The longest first, each rounded to the nearest quarter of a day; beyond MOST_ENTRIES together as one."""
    minutes: dict[str, list[float]] = {}
    for title, day, length in _pieces(spans, monday, zone):
        minutes.setdefault(title, [0] * WEEK)[day] += length
    entries = [_entry(title, days) for title, days in minutes.items()]
    entries.sort(key=lambda entry: (-entry.total, entry.title))
    kept, rest = entries[: MOST_ENTRIES - 1], entries[MOST_ENTRIES - 1 :]
    if len(rest) > 1:
        rest = [Entry(OTHERS, tuple(map(sum, zip(*(entry.quarters for entry in rest), strict=True))))]
    return [entry for entry in [*kept, *rest] if entry.total]


def _entry(title: str, minutes: list[float]) -> Entry:
    return Entry(title or NO_TITLE, tuple(int(each / MINUTES + 0.5) for each in minutes))


def _pieces(spans: Sequence[Span], monday: date, zone: ZoneInfo) -> Iterator[tuple[str, int, float]]:
    """(title, day, minutes). An hour with two entries counts once, for the one that began first."""
    midnights = [_midnight(monday + timedelta(days=ahead), zone) for ahead in range(WEEK + 1)]
    covered = midnights[0]
    for span in sorted(spans, key=lambda span: (span.starts, span.ends, span.title)):
        for day, (begins, ends) in enumerate(pairwise(midnights)):
            length = min(span.ends, ends) - max(span.starts, begins, covered)
            if length > timedelta(0):
                yield span.title, day, length.total_seconds() / 60
        covered = max(covered, span.ends)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)
