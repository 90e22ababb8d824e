from typing import Any

from django import forms

from commitments.fields import time_of_day
from commitments.forms import DAYS
from practices.models import WorkHours
from practices.value_forms import SummedForm

NO_DAY = "Tick at least one day on which work starts."


class WorkHoursForm(SummedForm):
    days = forms.TypedMultipleChoiceField(
        label="Days",
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice__dot"}),
        error_messages={"required": NO_DAY, "invalid_choice": NO_DAY, "invalid_list": NO_DAY},
    )
    starts = time_of_day("Work starts", missing="Say when work starts, such as 9:00.")
    ends = time_of_day("Work ends", missing="Say when work ends, such as 17:00.")

    def __init__(self, *args: Any, work: WorkHours | None, **options: Any) -> None:
        known = {"days": work.days, "starts": work.starts_local, "ends": work.ends_local} if work else {}
        super().__init__(*args, initial=known, **options)

    @property
    def hours(self) -> list[forms.BoundField]:
        return [self["starts"], self["ends"]]

    def clean(self) -> None:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and starts == ends:
            self.add_error("ends", forms.ValidationError("Start and end are the same. Change one.", code="no_length"))
