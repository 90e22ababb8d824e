"""The weekly times of a plan on a clock that may be another than its own."""

from datetime import datetime
from zoneinfo import ZoneInfo

from commitments.models import Commitment
from practices.weekly_spans import WeeklySpan, weekly_spans


def spans_of(plan: Commitment, home: ZoneInfo, now: datetime) -> list[WeeklySpan]:
    """On the clock of `home`, as both clocks are set `now`; none for a plan without a day."""
    if plan.is_by_week_end:
        return []
    ahead = now.astimezone(home).utcoffset() - now.astimezone(plan.zone).utcoffset()
    return weekly_spans(plan.days, plan.starts_local, plan.ends_local, later=int(ahead.total_seconds()) // 60)
