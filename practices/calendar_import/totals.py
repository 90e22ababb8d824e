"""What times come to: hours a day by title. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from accounts.text import comparison_key
from practices.activity_hours import MINUTES
from practices.calendar_import.found import DAYS, TITLE_LENGTH, EventSpan, ImportWeek

MAX_ENTRIES = 40
NO_TITLE = "Without a title"
OTHERS = "All others"
CANCELLED = " (cancelled)"


@dataclass(frozen=True)
class TitleHours:
    """Quarters of an hour for each day of the week, from Monday on."""

    title: str
    quarters: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.quarters)


def entries_of(spans: Sequence[EventSpan], week: ImportWeek) -> list[TitleHours]:
    """The longest first, each rounded to the nearest quarter of a day; beyond MAX_ENTRIES together as one.

    Titles that differ in spelling alone are one entry, so that each is asked about once. What was cancelled is asked
    about apart, and takes no hour from anything else.
    """
    entries = _entries([each for each in spans if not each.is_cancelled], week)
    cancelled = _entries([each for each in spans if each.is_cancelled], week)
    entries += [
        TitleHours(each.title[: TITLE_LENGTH - len(CANCELLED)] + CANCELLED, each.quarters) for each in cancelled
    ]
    entries.sort(key=lambda entry: (-entry.total, entry.title))
    kept, rest = entries[: MAX_ENTRIES - 1], entries[MAX_ENTRIES - 1 :]
    if len(rest) > 1:
        rest = [TitleHours(OTHERS, tuple(map(sum, zip(*(entry.quarters for entry in rest), strict=True))))]
    return [entry for entry in [*kept, *rest] if entry.total]


def _entries(spans: Sequence[EventSpan], week: ImportWeek) -> list[TitleHours]:
    titles: dict[str, str] = {}
    minutes: dict[str, list[float]] = defaultdict(lambda: [0] * DAYS)
    for title, day, length in _pieces(spans, week):
        key = comparison_key(title)
        titles.setdefault(key, title)
        minutes[key][day] += length
    return [_entry(titles[key], days) for key, days in minutes.items()]


def _entry(title: str, minutes: list[float]) -> TitleHours:
    return TitleHours(title or NO_TITLE, tuple(int(each / MINUTES + 0.5) for each in minutes))


def _pieces(spans: Sequence[EventSpan], week: ImportWeek) -> Iterator[tuple[str, int, float]]:
    """(title, day, minutes). An hour with two entries counts once, for the one that began first."""
    midnights = week.midnights
    covered = midnights[0]
    for span in sorted(spans, key=lambda span: (span.starts, span.ends, span.title)):
        for day, (begins, ends) in enumerate(pairwise(midnights)):
            length = min(span.ends, ends) - max(span.starts, begins, covered)
            if length > timedelta(0):
                yield span.title, day, length.total_seconds() / 60
        covered = max(covered, span.ends)
