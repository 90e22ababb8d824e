"""The days of a micro habit: which of this week's can be changed, and what they show."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from commitments.schedule import WEEKDAYS
from commitments.strength import Strength, daily_score, strength


@dataclass(frozen=True)
class Day:
    """One of the seven days of a week; `state` is done, open or ahead."""

    day: date
    name: str
    state: str
    is_today: bool


def today_in(zone: ZoneInfo, now: datetime) -> date:
    return now.astimezone(zone).date()


def is_changeable(day: date, today: date) -> bool:
    """This week, Monday first, as far as it has come."""
    return today - timedelta(days=today.weekday()) <= day <= today


def week_days(done: set[date], today: date) -> list[Day]:
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(7)]
    return [Day(day, WEEKDAYS[day.weekday()], _state(day, done, today), day == today) for day in days]


def habit_strength(done: set[date], *, began: date, today: date, paused: Collection[date] = ()) -> Strength:
    """From the first day to this one; today counts once it is done, and so does a paused day."""
    first = min({began, *done})
    last = today if today in done else today - timedelta(days=1)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return strength(daily_score(day in done for day in days if day in done or day not in paused))


def _state(day: date, done: set[date], today: date) -> str:
    if day in done:
        return "done"
    return "ahead" if day > today else "open"
