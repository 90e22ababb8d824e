"""Which weeks some paused days take out. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from commitments.schedule import week_start

PAUSE_DAYS = 7  # today and the six days after it
MIN_PAUSED_DAYS = 4  # days


def mostly_paused(days: Iterable[date]) -> set[date]:
    """The Mondays of the weeks that lie for the most part in `days`, which come once each."""
    counts = Counter(map(week_start, days))
    return {monday for monday, count in counts.items() if count >= MIN_PAUSED_DAYS}
