"""The days of a micro habit: which can be changed, and what they show. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.schedule import WEEKDAYS
from commitments.strength import Strength, daily_score, strength

OPEN_DAYS = 7


@dataclass(frozen=True)
class HabitDayCell:
    day: date
    name: str
    is_done: bool
    is_today: bool


def is_changeable(day: date, today: date) -> bool:
    """Today and the six days before it."""
    return today - timedelta(days=OPEN_DAYS) < day <= today


def habit_days(done: set[date], today: date) -> list[HabitDayCell]:
    """Those that can be noted or taken back, today last."""
    days = [today - timedelta(days=ago) for ago in reversed(range(OPEN_DAYS))]
    return [HabitDayCell(day, WEEKDAYS[day.weekday()], day in done, day == today) for day in days]


def habit_strength(done: set[date], *, began: date, today: date, paused: Collection[date] = ()) -> Strength:
    """From the first day to this one; today counts once it is done, and so does a paused day."""
    first = min({began, *done})
    last = today if today in done else today - timedelta(days=1)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return strength(daily_score(day in done for day in days if day in done or day not in paused))
