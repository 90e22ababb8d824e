from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.edit_guard import GuardedForm
from accounts.models import Person
from commitments.form_fields import FirstControlMixin, SingleLineField, line_field
from commitments.models import VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH
from commitments.time_zone_forms import ClockForm
from practices import ritual_parts
from practices.models import Ritual

CHOOSE_LENGTH = "Choose five, ten or twenty minutes."
CHOOSE_PART = "Choose at least one part, or say one in your own words."
TASK_FIELDS = ("what", "when", "where", "how")


def line(label: str, *, length: int, shown: str = "") -> SingleLineField:
    """A line that may stay empty. `label` names it in an error, `shown` stands above it when that is not the same."""
    return line_field(label, length=length, help_text=shown or label)


class RitualForm(FirstControlMixin, GuardedForm, ClockForm):
    parts = forms.MultipleChoiceField(
        label="What it is made of",
        choices=[(key, part.name) for key, part in ritual_parts.PARTS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice__dot"}),
        error_messages={
            "invalid_choice": "Choose from the parts below.",
            "invalid_list": "Choose from the parts below.",
        },
    )
    own = line("Something of your own", length=WHAT_LENGTH)
    minutes = forms.TypedChoiceField(
        label="How long",
        choices=[(minutes, f"{minutes} minutes") for minutes in ritual_parts.LENGTHS],
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"required": CHOOSE_LENGTH, "invalid_choice": CHOOSE_LENGTH},
    )
    cue = line("It begins when", length=WORDS_LENGTH)

    def __init__(self, *args: Any, person: Person | None, ritual: Ritual | None = None, **options: Any) -> None:
        shown = {"minutes": 10}
        if ritual:
            shown |= {"parts": ritual.keys, "own": ritual.own, "minutes": ritual.minutes, "cue": ritual.cue}
        super().__init__(*args, person=person, initial=shown, use_required_attribute=False, **options)

    def clean(self) -> None:
        if not {"parts", "own"} & set(self.errors) and not (self.cleaned_data["parts"] or self.cleaned_data["own"]):
            self.add_error("parts", ValidationError(CHOOSE_PART, code="no_part"))

    @property
    def rows(self) -> list[tuple[Any, str]]:
        """Each box with what its part says."""
        return list(zip(self["parts"], (part.text for part in ritual_parts.PARTS.values()), strict=True))

    @property
    def ritual(self) -> dict[str, Any]:
        """Once valid, by the names of the model."""
        data = self.cleaned_data
        return {"parts": ritual_parts.serialize_parts(data["parts"])} | {
            name: data[name] for name in ("own", "minutes", "cue")
        }


@dataclass(frozen=True)
class TaskRow:
    """`lines` ask what is open, and when, where and how it goes on; `keep` is the box that keeps it."""

    number: int
    lines: list[forms.BoundField]
    keep: forms.BoundField
    is_open: bool


class EndForm(FirstControlMixin, forms.Form):
    """Now I am ..., one rating and, with a shutdown list, its tasks. All of it may stay empty."""

    now_i_am = line("Now I am", length=VALUE_LENGTH)
    rating = forms.TypedChoiceField(
        label="How well did it take you across?",
        choices=[(1, "1 hardly"), (2, "2"), (3, "3"), (4, "4"), (5, "5 well")],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"invalid_choice": "Choose one of the five points, or leave it out."},
    )

    def __init__(self, *args: Any, has_list: bool, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
        self.numbers = range(1, ritual_parts.MAX_TASKS + 1) if has_list else range(0)
        for count in self.numbers:
            self.fields[f"what_{count}"] = line(f"Task {count}", length=WHAT_LENGTH, shown="What is still open?")
            self.fields[f"when_{count}"] = line(f"When, task {count}", length=VALUE_LENGTH, shown="When does it go on?")
            self.fields[f"where_{count}"] = line(f"Where, task {count}", length=VALUE_LENGTH, shown="Where?")
            self.fields[f"how_{count}"] = line(f"How, task {count}", length=WHAT_LENGTH, shown="With which first step?")
            self.fields[f"keep_{count}"] = forms.BooleanField(
                label="Keep this one here", required=False, widget=forms.CheckboxInput(attrs={"class": "choice__dot"})
            )
        self.order_fields([f"{name}_{count}" for count in self.numbers for name in (*TASK_FIELDS, "keep")])

    def clean(self) -> None:
        for count in self.numbers:
            if self.cleaned_data.get(f"keep_{count}") and not self.cleaned_data.get(f"what_{count}", "x"):
                self.add_error(
                    f"what_{count}", ValidationError("Say what is still open, or untick it.", code="required")
                )

    @property
    def rows(self) -> list[TaskRow]:
        return [self._row(count) for count in self.numbers]

    def _row(self, count: int) -> TaskRow:
        lines = [self[f"{name}_{count}"] for name in TASK_FIELDS]
        keep = self[f"keep_{count}"]
        return TaskRow(count, lines, keep, is_open=count == 1 or any(field.value() for field in [*lines, keep]))

    @property
    def tasks(self) -> list[dict[str, str]]:
        """Once valid: those that were ticked."""
        kept = [count for count in self.numbers if self.cleaned_data[f"keep_{count}"]]
        return [{name: self.cleaned_data[f"{name}_{count}"] for name in TASK_FIELDS} for count in kept]
