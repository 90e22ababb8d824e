from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.edit_guard import GuardedForm
from accounts.text import comparison_key
from commitments.form_fields import ErrorSummaryMixin, SingleLineField, line_field
from commitments.models import WORDS_LENGTH
from commitments.time_zone_forms import ClockForm
from practices.activity_hours import (
    DAY,
    Hours,
    InvalidHoursError,
    InvalidQuartersError,
    humanize,
    label,
    quarters_of,
    to_input,
)
from practices.models import AuditDay

NOT_HOURS = "{label}: write hours as a number, such as 1.5, or as 1:30."
NOT_QUARTERS = "{label}: quarter hours are fine enough, such as 1.25 or 1:15."
TOO_LONG = "{label}: a day has 24 hours. Write at most 24."
SO_FAR = "So far {sum}; {left} of 24 left."
FULL = "These are 24 hours, the whole day."
TOO_MUCH = "These add up to {sum}. A day has 24; lower one of them."
WORDS = {"best_hour": "The best hour", "hour_away": "The hour that got away"}


class HoursField(forms.CharField):
    """Quarters of an hour; empty is none."""

    def to_python(self, value: Any) -> int:
        try:
            quarters = quarters_of(super().to_python(value))
        except InvalidHoursError:
            raise ValidationError(NOT_HOURS.format(label=self.label), code="not_hours") from None
        except InvalidQuartersError:
            raise ValidationError(NOT_QUARTERS.format(label=self.label), code="not_quarters") from None
        if quarters > DAY:
            raise ValidationError(TOO_LONG.format(label=self.label), code="too_long")
        return quarters

    def has_changed(self, initial: Any, data: Any) -> bool:
        """1:30 is 1.5."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def _hours_field(activity: str, place: int) -> HoursField:
    attrs = {"id": f"hours-{place}", "class": "field__input", "inputmode": "decimal", "size": 6}
    return HoursField(label=label(activity), required=False, widget=forms.TextInput(attrs=attrs))


def _words_field(name: str) -> SingleLineField:
    widget = forms.TextInput(attrs={"id": name, "class": "field__input"})
    return line_field(WORDS[name], length=WORDS_LENGTH, widget=widget)


class DayForm(ErrorSummaryMixin, GuardedForm, ClockForm):
    """One field for each of `names`, which are activities, and two for words."""

    def __init__(self, *args: Any, names: Sequence[str], noted: AuditDay | None, **options: Any) -> None:
        super().__init__(*args, initial=_first_shown(names, noted), use_required_attribute=False, **options)
        self.names = names
        for place, name in enumerate(names):
            self.fields[_key(name)] = _hours_field(name, place)
        for name in WORDS:
            self.fields[name] = _words_field(name)

    def clean(self) -> None:
        """The sum is said at the longest, where lowering helps most."""
        spent = self.spent
        self.total = sum(spent.values())
        if self.total > DAY and not self.errors:
            sentence = TOO_MUCH.format(sum=humanize(self.total))
            self.add_error(_key(max(spent, key=spent.__getitem__)), ValidationError(sentence, code="too_much"))

    @property
    def hours(self) -> list[forms.BoundField]:
        return [self[_key(name)] for name in self.names]

    @property
    def spent(self) -> Hours:
        """Quarters by activity, without those that got none."""
        return {name: quarters for name in self.names if (quarters := self.cleaned_data.get(_key(name)))}

    @property
    def sum_so_far(self) -> str:
        """Once cleaned: of the hours that can be read."""
        if self.total > DAY:
            return TOO_MUCH.format(sum=humanize(self.total))
        return SO_FAR.format(sum=humanize(self.total), left=humanize(DAY - self.total)) if self.total < DAY else FULL

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in WORDS}


def _key(activity: str) -> str:
    """By its name, not its place: a value that came in another tab moves no hours to another field."""
    return f"hours {activity}"


def _first_shown(names: Sequence[str], noted: AuditDay | None) -> dict[str, str]:
    if noted is None:
        return {}
    spent = {comparison_key(activity): quarters for activity, quarters in noted.spent.items()}
    hours = {_key(name): to_input(spent[comparison_key(name)]) for name in names if comparison_key(name) in spent}
    return hours | {name: getattr(noted, name) for name in WORDS}
