"""When a habit is offered a larger or a smaller step: from whole weeks, in any order, and never by itself. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from commitments.schedule import week_start

KEPT_DAYS, MISSED_DAYS = 5, 2  # of seven: at least, at most
LOOKED_AT, ENOUGH_KEPT, ENOUGH_MISSED = 4, 3, 2  # weeks
RULE = (
    "A week was kept with five of its seven days marked, and had little room with two or fewer. Of the latest four "
    "whole weeks since the last change, three kept bring up a larger step, and two with little room a smaller one. "
    "Weeks of illness or travel are left out."
)


class StepSuggestion(StrEnum):
    UP = "up"
    DOWN = "down"


def suggested_step(done: set[date], *, since: date, today: date, away: Iterable[date] = ()) -> StepSuggestion | None:
    """`since` is the day from which weeks are counted, `away` the Mondays of weeks that are left out."""
    weeks = _days_by_week(done, since, today, set(away))[-LOOKED_AT:]
    kept = [days >= KEPT_DAYS for days in weeks]
    missed = [days <= MISSED_DAYS for days in weeks]
    if sum(kept) >= ENOUGH_KEPT and kept[-1]:
        return StepSuggestion.UP
    if sum(missed) >= ENOUGH_MISSED and missed[-1]:
        return StepSuggestion.DOWN
    return None


def _days_by_week(done: set[date], since: date, today: date, away: set[date]) -> list[int]:
    """How many days were done in each week, Monday to Sunday, that lies wholly between the two days."""
    monday = week_start(since + timedelta(days=6))
    counts = []
    while monday + timedelta(days=7) <= today:
        if monday not in away:
            counts.append(sum(monday + timedelta(days=number) in done for number in range(7)))
        monday += timedelta(days=7)
    return counts
