from collections.abc import Sequence
from typing import Any

from django import forms

from commitments.form_fields import DAYS, time_of_day
from commitments.schedule import Hours
from commitments.time_zone_forms import ClockForm
from practices.shifts import Shift
from practices.values.forms import SummedForm

NO_DAY = "Tick at least one day on which work starts."


class WorkHoursForm(ClockForm, SummedForm):
    days = forms.TypedMultipleChoiceField(
        label="Days",
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice__dot"}),
        error_messages={"required": NO_DAY, "invalid_choice": NO_DAY, "invalid_list": NO_DAY},
    )
    starts = time_of_day("Work starts", missing="Say when work starts, such as 9:00.")
    ends = time_of_day("Work ends", missing="Say when work ends, such as 17:00.")

    def __init__(self, *args: Any, shifts: Sequence[Shift], **options: Any) -> None:
        """Shows what is kept when it is one pair of hours, of every week."""
        same = [each for each in shifts if len(shifts) == 1 and each.every_second_from is None]
        known = [{"days": each.days, "starts": each.hours.starts, "ends": each.hours.ends} for each in same]
        super().__init__(*args, initial=next(iter(known), {}), **options)

    @property
    def hours(self) -> list[forms.BoundField]:
        return [self["starts"], self["ends"]]

    @property
    def shift(self) -> Shift:
        """Once valid."""
        given = self.cleaned_data
        return Shift(tuple(given["days"]), Hours(given["starts"], given["ends"]))

    def clean(self) -> None:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and starts == ends:
            self.add_error("ends", forms.ValidationError("Start and end are the same. Change one.", code="no_length"))
