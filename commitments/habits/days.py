"""The days of a micro habit: which can be changed, and what they show. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.schedule import WEEKDAYS, week_start
from commitments.strength import Strength, daily_score, strength

OPEN_DAYS = 7


@dataclass(frozen=True)
class HabitWeekDay:
    """One of the seven days of a week; `is_open` while it can be noted or taken back."""

    day: date
    name: str
    is_done: bool
    is_open: bool
    is_today: bool
    is_ahead: bool


@dataclass(frozen=True)
class HabitWeek:
    """`name` is empty when the week stands alone."""

    name: str
    days: list[HabitWeekDay]


def is_changeable(day: date, today: date) -> bool:
    """Today and the six days before it."""
    return today - timedelta(days=OPEN_DAYS) < day <= today


def habit_weeks(done: set[date], *, began: date, today: date) -> list[HabitWeek]:
    """This week, after the last one as long as that has days which are open and were days of the habit."""
    monday = week_start(today)
    this_week, last_week = (_days(first, done, today) for first in (monday, monday - timedelta(days=7)))
    if min({began, *done}) < monday and any(day.is_open for day in last_week):
        return [HabitWeek("Last week", last_week), HabitWeek("This week", this_week)]
    return [HabitWeek("", this_week)]


def _days(monday: date, done: set[date], today: date) -> list[HabitWeekDay]:
    days = [monday + timedelta(days=number) for number in range(7)]
    return [
        HabitWeekDay(day, WEEKDAYS[day.weekday()], day in done, is_changeable(day, today), day == today, day > today)
        for day in days
    ]


def habit_strength(done: set[date], *, began: date, today: date, paused: Collection[date] = ()) -> Strength:
    """From the first day to this one; today counts once it is done, and so does a paused day."""
    first = min({began, *done})
    last = today if today in done else today - timedelta(days=1)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return strength(daily_score(day in done for day in days if day in done or day not in paused))
