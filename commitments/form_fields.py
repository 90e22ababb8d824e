"""Form fields that stand as slots in a sentence: no visible label, so each carries its name for those who hear it."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.text import without_directions
from commitments.schedule import WEEKDAYS
from commitments.times_of_day import parse_time_of_day
from commitments.wording.days_and_hours import clock
from commitments.wording.phrases import error_title

STARTS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
LENGTHS = [(30, "half an hour"), (60, "1 hour"), (90, "1½ hours")]
LENGTHS += [(hours * 60, f"{hours} hours") for hours in (2, 3, 4, 5, 6, 8, 10, 12)]
DAYS = list(enumerate(WEEKDAYS))

# Controls, line and paragraph separators, surrogates, private use: nothing that a person types in a line.
REFUSED_CATEGORIES = {"Cc", "Zl", "Zp", "Cs", "Co"}
SLOT_LETTERS = 24  # that a slot shows on a phone
LONG_SLOT = {"class": "say__slot say__slot--long", "rows": 1, "cols": False}
CLOCK_VALUE = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def refuse_control_characters(words: str) -> None:
    if any(unicodedata.category(character) in REFUSED_CATEGORIES for character in words):
        raise ValidationError(
            "Something here cannot be shown as text. Please type it again.", code="control_characters"
        )


class SlotBoundField(forms.BoundField):
    """Words to begin with need no example, and long ones a whole line that wraps."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        if self.initial:
            self.help_text = ""
        if "size" in self.field.widget.attrs and len(self.value() or "") > SLOT_LETTERS:
            kept = {name: value for name, value in self.field.widget.attrs.items() if name not in {"size", "list"}}
            self.field.widget = forms.Textarea(attrs=kept | LONG_SLOT)


class SingleLineField(forms.CharField):
    """One line of a person's own words: spaces and line ends become single spaces, what shows nothing is empty, and
    what would turn the words around it is left out."""

    default_validators = [refuse_control_characters]
    bound_field_class = SlotBoundField

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "dir": "auto"}

    def to_python(self, value: Any) -> str:
        words = re.sub(r"[ \t\r\n]+", " ", without_directions(super().to_python(value))).strip()
        return words if any(each.isprintable() and not each.isspace() for each in words) else ""


def text_field(label: str, *, length: int, missing: str = "", size: int = 0, example: str = "") -> SingleLineField:
    """A slot of at most `length` characters, asked for with `missing` when empty; without `size` a whole line.
    An example stands under it, so that nobody takes it for what was typed."""
    slot = {"class": "say__slot", "aria-label": label}
    widget = forms.TextInput(attrs=slot | {"size": size}) if size else forms.Textarea(attrs=slot | LONG_SLOT)
    shown = f"Such as: {example}" if example else ""
    return line_field(label, length=length, missing=missing, widget=widget, help_text=shown)


def line_field(
    label: str, *, length: int, missing: str = "", widget: forms.Widget | None = None, help_text: str = ""
) -> SingleLineField:
    """A line of at most `length` characters, asked for with `missing` when empty."""
    return SingleLineField(
        label=label,
        max_length=length,
        required=bool(missing),
        widget=widget,
        help_text=help_text,
        error_messages={
            "required": missing,
            "max_length": f"{label}: at most {length} characters; these are %(show_value)d.",
        },
    )


def choice_field(
    label: str, choices: list[tuple[Any, str]], *, coerce: Callable[[str], Any], missing: str, labelled: bool = False
) -> forms.TypedChoiceField:
    """A slot with a list, which refuses anything else with `missing`; `labelled` when its label is shown."""
    attrs = {"class": "field__input"} if labelled else {"class": "say__slot", "aria-label": label}
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        coerce=coerce,
        widget=forms.Select(attrs=attrs),
        error_messages={"required": missing, "invalid_choice": missing},
    )


def start_choice(label: str, starts: Iterable[time], *, missing: str, labelled: bool = True) -> "StartChoiceField":
    """A slot with a list of times, which are read in any spelling; anything else is refused with `missing`."""
    attrs = {"class": "field__input"} if labelled else {"class": "say__slot", "aria-label": label}
    return StartChoiceField(
        label=label,
        choices=start_choices(starts),
        coerce=time.fromisoformat,
        widget=forms.Select(attrs=attrs),
        error_messages={"required": missing, "invalid_choice": missing},
    )


def start_choices(starts: Iterable[time]) -> list[tuple[str, str]]:
    return [(at.isoformat("minutes"), clock(at)) for at in sorted(set(starts))]


def time_of_day(label: str, *, missing: str, required: bool = True) -> "TimeOfDayField":
    return TimeOfDayField(label=label, required=required, error_messages={"required": missing, "invalid": missing})


class StartChoiceField(forms.TypedChoiceField):
    def to_python(self, value: Any) -> str:
        return super().to_python(_as_field_value(value))

    def bound_data(self, data: Any, initial: Any) -> Any:
        return _as_field_value(super().bound_data(data, initial))


class TimeOfDayInput(forms.TimeInput):
    """The browser's own clock; a line of text where something was typed that no clock shows, so that it stays."""

    input_type = "time"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not CLOCK_VALUE.fullmatch(shown):
            context["widget"]["type"] = "text"
        return context


class TimeOfDayField(forms.TimeField):
    """A time as people write it: 9, 9:00, 9.00, 0900, 9h00, 9 a.m."""

    def __init__(self, **options: Any) -> None:
        widget = TimeOfDayInput(attrs={"class": "field__input"}, format="%H:%M")
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        try:
            return parse_time_of_day(value)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def bound_data(self, data: Any, initial: Any) -> Any:
        return _as_field_value(super().bound_data(data, initial))


def _as_field_value(value: Any) -> Any:
    """9 a.m. as 09:00, what a list or a clock of the browser holds; what is no time stays as it was written."""
    try:
        return parse_time_of_day(value).isoformat("minutes") if isinstance(value, str) else value
    except ValueError:
        return value


class ErrorSummaryMixin:
    """For a form whose page lists above it what needs another look: components/error_summary.html."""

    @property
    def errors_title(self) -> str:
        return error_title(len(self.errors))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id to lead to, sentence) of each field that needs another look, in the order of the page."""
        return [(self.anchor_of(field), field.errors[0]) for field in self if field.errors]

    @staticmethod
    def anchor_of(field: forms.BoundField) -> str:
        """A group of boxes or radios has an id of its own on its page."""
        return field.id_for_label or field.auto_id


class FirstControlMixin(ErrorSummaryMixin):
    """Its groups of boxes and radios have no id, so the summary leads to the first of them."""

    @staticmethod
    def anchor_of(field: forms.BoundField) -> str:
        return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
