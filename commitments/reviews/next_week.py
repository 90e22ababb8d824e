"""What a review may do to the coming week: keep it, or change its one occasion and nothing before it. Pure."""

from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from commitments.schedule import WHOLE_DAY, Span, occasion_on, own_hours, week_start, whole_minutes

DEFAULT_DURATION = timedelta(hours=2)


@dataclass(frozen=True)
class NextWeek:
    """`weekday` (Monday is 0) and `starts` come with "move", `what` with "swap"."""

    choice: str = "keep"
    weekday: int | None = None
    starts: time | None = None
    what: str = ""


def apply_to_span(span: Span, change: NextWeek, zone: ZoneInfo) -> Span:
    """Start and end after the change."""
    if change.choice == "shrink":
        return span[0], span[0] + (span[1] - span[0]) / 2
    if change.choice == "move":
        return _moved(span, change, zone)
    return span


def _moved(span: Span, change: NextWeek, zone: ZoneInfo) -> Span:
    """The named day of the same week on the local clock, as long as before; two hours when it had the whole week."""
    week_on = week_start(span[0].astimezone(zone).date())
    length = DEFAULT_DURATION if span[1] - span[0] >= WHOLE_DAY else span[1] - span[0]
    hours = own_hours(change.starts, whole_minutes(length))
    return occasion_on(week_on + timedelta(days=change.weekday), hours, zone)
