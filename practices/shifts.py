"""Hours of work by day, of every week or of every second one. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.schedule import WEEKDAYS, Hours, minutes_of, week_start
from commitments.wording.days_and_hours import day_of, span
from commitments.wording.phrases import join_words
from practices.weekly_spans import DAY, WEEK, WeeklySpan

ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Shift:
    """Work that begins on each of `days`, Monday being 0. With `every_second_from` only in the week of that day and in
    every second one before and after."""

    days: tuple[int, ...]
    hours: Hours
    every_second_from: date | None = None

    def is_in_week(self, monday: date) -> bool:
        if self.every_second_from is None:
            return True
        return (monday - week_start(self.every_second_from)) // ONE_WEEK % 2 == 0

    @property
    def words(self) -> str:
        return f"{format_days(self.days)}, {span(self.hours)}"


def work_spans(shifts: Iterable[Shift], monday: date) -> list[WeeklySpan]:
    """In the week of `monday`, in order, joined where they overlap; what began on the Sunday before goes on in it."""
    both = [(shift, later) for shift in shifts for later in (-WEEK, 0) if shift.is_in_week(monday + _minutes(later))]
    begins = [(later + day * DAY + _start(shift.hours), shift.hours) for shift, later in both for day in shift.days]
    return _joined((max(begin, 0), min(begin + minutes_of(hours), WEEK)) for begin, hours in begins)


def minutes_by_day(spans: Iterable[WeeklySpan]) -> list[int]:
    """Of each day of the week, from Monday."""
    spans, midnights = list(spans), [day * DAY for day in range(len(WEEKDAYS))]
    return [sum(max(0, min(end, at + DAY) - max(begin, at)) for begin, end in spans) for at in midnights]


def work_lines(shifts: Sequence[Shift]) -> list[str]:
    """Monday to Friday, 9:00 to 17:00; in the week of Monday 30 November and every second one: Sunday, 22:00 to ..."""
    every = [shift.words for shift in shifts if shift.every_second_from is None]
    starts = sorted({shift.every_second_from for shift in shifts if shift.every_second_from})
    return every + [f"in the week of {day_of(on)} and every second one: {_words_of(shifts, on)}" for on in starts]


def format_days(days: Sequence[int]) -> str:
    """Monday to Friday; Monday, Tuesday and Saturday."""
    is_run = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    names = [WEEKDAYS[day] for day in days]
    return f"{names[0]} to {names[-1]}" if is_run else join_words(names)


def _words_of(shifts: Iterable[Shift], on: date) -> str:
    return "; ".join(shift.words for shift in shifts if shift.every_second_from == on)


def _joined(spans: Iterable[WeeklySpan]) -> list[WeeklySpan]:
    found: list[WeeklySpan] = []
    for begin, end in sorted(each for each in spans if each[0] < each[1]):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found


def _start(hours: Hours) -> int:
    return hours.starts.hour * 60 + hours.starts.minute


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)
