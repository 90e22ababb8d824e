"""A look over some weeks in counts and ranges. It names no cause and gives no verdict. Pure."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from commitments.schedule import week_start
from commitments.wording.phrases import number

MIN_TO_TELL = 3
TOO_FEW = "too few points to tell"
BEGINS_AFTER = timedelta(days=14)


def first_monday(today: date, *, weeks: int) -> date:
    """Of the last `weeks` weeks, this one among them."""
    return week_start(today) - timedelta(weeks=weeks - 1)


def between(points: list[int]) -> str:
    """between 2 and 4; 3 each time."""
    low, high = min(points), max(points)
    return f"{low} each time" if low == high else f"between {low} and {high}"


def describe_range(points: Iterable[tuple[date, int]]) -> str:
    """between 2 and 4 in three weeks. Each point comes with the day for which it was said."""
    said = list(points)
    if len(said) < MIN_TO_TELL:
        return TOO_FEW
    weeks = len({week_start(day) for day, _ in said})
    return f"{between([point for _, point in said])} in {number(weeks)} week{'s' if weeks > 1 else ''}"


def describe_times(ratings: list[int | None]) -> str:
    """Four times, rated between 3 and 5. None was not rated."""
    rated = [rating for rating in ratings if rating is not None]
    told = f"rated {between(rated)}" if len(rated) >= MIN_TO_TELL else "too few ratings to tell"
    return f"{number(len(ratings)).capitalize()} time{'s' if len(ratings) > 1 else ''}, {told}"


def describe_days(done: int, *, since: date, today: date, paused: int = 0) -> str:
    """9 of 14 days, both ends counted; without the days on which it was paused and not done."""
    days = (today - since).days + 1 - paused
    return f"{done} of {days} day{'s' if days > 1 else ''}" if days else "paused all the time"


def month_after(day: date) -> date:
    """The same day of the next month, or its last one."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
