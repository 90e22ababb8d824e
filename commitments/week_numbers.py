"""Which week of a commitment each of its times belongs to. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from commitments.schedule import week_start


def week_numbers(days: Sequence[date], times_a_week: int) -> list[int]:
    """A number, from 1, for each day in order. A week has seven days from its first time on, since a plan of several
    days may begin in the middle of a calendar week; a calendar week later it is full with `times_a_week` times."""
    numbers, first, count = [], None, 0
    for day in days:
        is_full = first and week_start(day) > week_start(first) and count >= times_a_week
        if first is None or is_full or day >= first + timedelta(weeks=1):
            first, count = day, 0
            numbers.append(numbers[-1] + 1 if numbers else 1)
        else:
            numbers.append(numbers[-1])
        count += 1
    return numbers
