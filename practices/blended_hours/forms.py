from django import forms

from accounts.edit_guard import GuardedForm
from commitments.form_fields import (
    DAYS,
    STARTS,
    ErrorSummaryMixin,
    SingleLineField,
    choice_field,
    line_field,
    start_choice,
)
from commitments.models import VALUE_LENGTH, WORDS_LENGTH
from commitments.time_zone_forms import ClockForm
from practices.models import BlendAnswer


def _words(label: str, *, length: int, missing: str = "") -> SingleLineField:
    widget = forms.TextInput(attrs={"class": "field__input"})
    return line_field(label, length=length, missing=missing, widget=widget)


class BlendHourForm(ErrorSummaryMixin, GuardedForm, ClockForm):
    use_required_attribute = False
    name = _words("What it is for", length=VALUE_LENGTH, missing="Give the hour a name, such as errands by bicycle.")
    weekday = choice_field("Day", DAYS, coerce=int, missing="Choose a day from the list.", labelled=True)
    start = start_choice("The hour from", STARTS, missing="Choose a start from the list.")

    @property
    def slots(self) -> list[forms.BoundField]:
        return [self["weekday"], self["start"]]


class BlendLookForm(ErrorSummaryMixin, GuardedForm):
    use_required_attribute = False
    answer = forms.ChoiceField(
        label="How was it?",
        choices=BlendAnswer.choices,
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"required": "Choose good, mixed or not again.", "invalid_choice": "Choose one of the three."},
    )
    note = _words("A note, if you like", length=WORDS_LENGTH)
