"""Times of a week as minutes from Monday 0:00, and what two of them share. Pure; also for hours that pass midnight."""

from collections.abc import Iterable
from datetime import time

from commitments.schedule import WEEKDAYS

DAY = 24 * 60
WEEK = 7 * DAY
WeeklySpan = tuple[int, int]


def weekly_spans(days: Iterable[int], starts: time, ends: time, *, later: int = 0) -> list[WeeklySpan]:
    """Each day's hours in the order of the week, each end after its start and at most WEEK.

    An end at or before the start is on the next day. `later` minutes are added, as another clock shows them; what
    passes Sunday midnight goes on at the start of the week.
    """
    length = (_minute(ends) - _minute(starts) - 1) % DAY + 1
    found: list[WeeklySpan] = []
    for day in days:
        begin = (day * DAY + _minute(starts) + later) % WEEK
        found.append((begin, min(begin + length, WEEK)))
        if begin + length > WEEK:
            found.append((0, begin + length - WEEK))
    return sorted(found)


def overlaps(these: Iterable[WeeklySpan], those: Iterable[WeeklySpan]) -> list[WeeklySpan]:
    """The stretches that stand in both, in the order of the week."""
    those = list(those)
    both = ((max(a, c), min(b, d)) for a, b in these for c, d in those)
    return sorted({(begin, end) for begin, end in both if begin < end})


def format_span(span: WeeklySpan) -> str:
    """Tuesday 18:00 to 21:00; Friday 22:00 to Saturday 6:00."""
    begin, end = span
    last = _clock(end) if end % DAY == 0 or end // DAY == begin // DAY else f"{WEEKDAYS[end // DAY]} {_clock(end)}"
    return f"{WEEKDAYS[begin // DAY]} {_clock(begin)} to {'midnight' if end % DAY == 0 else last}"


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60}:{minute % 60:02}"
