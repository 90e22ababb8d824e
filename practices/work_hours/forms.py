from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from django import forms

from accounts.edit_guard import Kept
from commitments.form_fields import time_of_day
from commitments.schedule import WEEKDAYS, Hours, week_start
from commitments.time_zone_forms import ClockForm
from commitments.wording.days_and_hours import day_of
from practices.shifts import ONE_WEEK, Shift
from practices.values.forms import SummedForm

YEARS = range(2000, 2200)
STARTS = "Say when work starts, such as 9:00, or leave both empty."
ENDS = "Say when work ends, such as 17:00, or leave both empty."
NO_HOURS = "Give at least one day its hours."
NO_LENGTH = "Start and end are the same. Change one."


@dataclass(frozen=True)
class DayRow:
    name: str
    starts: forms.BoundField
    ends: forms.BoundField


@dataclass(frozen=True)
class WeekRows:
    """`heading` is empty when every week is the same."""

    heading: str
    days: list[DayRow]


class WeekField(forms.DateField):
    """The Monday of the week of a day; None when the form came back without a day that can be read."""

    def clean(self, value: Any) -> date | None:
        try:
            day = super().clean(value)
        except forms.ValidationError:
            return None
        return week_start(day) if day and day.year in YEARS else None


class WorkWeeksForm(ClockForm, SummedForm):
    """Start and end of work for each day of one week, or of two that alternate; a day without both has none.

    The weeks are named by the Monday of the first, which comes back with the form: they stay the same ones when it is
    sent in another week.
    """

    monday = WeekField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, weeks: int, today: date, shifts: Sequence[Shift], **options: Any) -> None:
        super().__init__(*args, **options)
        self.weeks = weeks
        for place in range(weeks * len(WEEKDAYS)):
            self.fields[f"starts_{place}"] = time_of_day("Starts", missing=STARTS, required=False)
            self.fields[f"ends_{place}"] = time_of_day("Ends", missing=ENDS, required=False)
        self.first_monday = self.fields["monday"].clean(self.data.get("monday")) or week_start(today)
        self.initial = {"monday": self.first_monday} | _shown(shifts, self.first_monday, weeks)

    def clean(self) -> None:
        for place in range(self.weeks * len(WEEKDAYS)):
            self._check_day(f"starts_{place}", f"ends_{place}")
        if not self.errors and not any(self._week(week) for week in range(self.weeks)):
            self.add_error("starts_0", forms.ValidationError(NO_HOURS, code="no_hours"))

    def _check_day(self, starts: str, ends: str) -> None:
        if {starts, ends} & set(self.errors):
            return
        given = self.cleaned_data[starts], self.cleaned_data[ends]
        if given[0] is None and given[1] is not None:
            self.add_error(starts, forms.ValidationError(STARTS, code="half_of_a_pair"))
        elif given[1] is None and given[0] is not None:
            self.add_error(ends, forms.ValidationError(ENDS, code="half_of_a_pair"))
        elif given[0] is not None and given[0] == given[1]:
            self.add_error(ends, forms.ValidationError(NO_LENGTH, code="no_length"))

    @property
    def shifts(self) -> list[Shift]:
        """Once valid. Two weeks that are alike are every week."""
        weeks = [self._week(week) for week in range(self.weeks)]
        if all(week == weeks[0] for week in weeks):
            return list(_shifts_of(weeks[0], None))
        mondays = [self.first_monday + week * ONE_WEEK for week in range(self.weeks)]
        return [shift for week, monday in zip(weeks, mondays, strict=True) for shift in _shifts_of(week, monday)]

    def _week(self, week: int) -> dict[int, Hours]:
        places = {day: week * len(WEEKDAYS) + day for day in range(len(WEEKDAYS))}
        pairs = {day: self._pair(place) for day, place in places.items()}
        return {day: Hours(*pair) for day, pair in pairs.items() if None not in pair}

    def _pair(self, place: int) -> tuple[time | None, time | None]:
        return self.cleaned_data.get(f"starts_{place}"), self.cleaned_data.get(f"ends_{place}")

    @property
    def rows(self) -> list[WeekRows]:
        return [WeekRows(self._heading(week), list(self._days(week))) for week in range(self.weeks)]

    def _heading(self, week: int) -> str:
        monday = self.first_monday + week * ONE_WEEK
        return f"The week of {day_of(monday)}, and every second one" if self.weeks > 1 else ""

    def counts(self, name: str) -> bool:
        return name != "monday"

    def _kept(self, name: str) -> Kept:
        which, _, place = name.partition("_")
        if not place.isdecimal():
            return super()._kept(name)
        week, day = divmod(int(place), len(WEEKDAYS))
        label = f"{WEEKDAYS[day]}, {which}"
        return replace(super()._kept(name), label=f"{self._heading(week)}: {label}" if self.weeks > 1 else label)

    def _days(self, week: int) -> Iterator[DayRow]:
        for day, name in enumerate(WEEKDAYS):
            place = week * len(WEEKDAYS) + day
            yield DayRow(name, self[f"starts_{place}"], self[f"ends_{place}"])


def _shifts_of(week: dict[int, Hours], monday: date | None) -> Iterator[Shift]:
    """One for all days with the same hours."""
    for hours in dict.fromkeys(week.values()):
        yield Shift(tuple(day for day, its_hours in week.items() if its_hours == hours), hours, monday)


def _shown(shifts: Sequence[Shift], first_monday: date, weeks: int) -> dict[str, time]:
    shown: dict[str, time] = {}
    for week in range(weeks):
        for shift in shifts:
            for day in shift.days if shift.is_in_week(first_monday + week * ONE_WEEK) else ():
                place = week * len(WEEKDAYS) + day
                shown |= {f"starts_{place}": shift.hours.starts, f"ends_{place}": shift.hours.ends}
    return shown
