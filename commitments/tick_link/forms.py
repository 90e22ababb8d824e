from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Person
from commitments.form_fields import ErrorSummaryMixin
from commitments.models import Answer, MicroHabit

TICK_ANSWERS = [Answer.KEPT, Answer.MISSED, Answer.NOT_APPLICABLE]
ONE_OF = "Send one of answer=kept, answer=missed, answer=not_applicable or habit=done."
MOVED = "A time is moved in My week, which asks for another one."


class TickLinkForm(ErrorSummaryMixin, forms.Form):
    """Which of the person's habits the address ticks, if any."""

    habit = forms.ChoiceField(
        label="The habit it ticks",
        required=False,
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"invalid_choice": "Choose a habit from the list."},
    )

    def __init__(self, *args: Any, person: Person | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.habits = list(MicroHabit.objects.for_person(person).kept())
        choices = [(str(habit.pk), habit.sentence) for habit in self.habits]
        self.fields["habit"].choices = [*choices, ("", "None")]
        self.initial["habit"] = choices[0][0] if choices else ""

    @property
    def chosen(self) -> MicroHabit | None:
        """Once valid."""
        return next((habit for habit in self.habits if str(habit.pk) == self.cleaned_data["habit"]), None)


class TickForm(forms.Form):
    """One answer or one tick, as a tag's page or a program sends it."""

    answer = forms.TypedChoiceField(choices=Answer.choices, coerce=Answer, empty_value=None, required=False)
    habit = forms.ChoiceField(choices=[("done", "Done today")], required=False)

    def clean(self) -> None:
        answer = self.cleaned_data.get("answer")
        if answer == Answer.BENT:
            raise ValidationError(MOVED, code="moved")
        if self.errors or bool(answer) == bool(self.cleaned_data.get("habit")):
            raise ValidationError(ONE_OF, code="one_of")

    @property
    def problem(self) -> str:
        """Once refused."""
        return self.non_field_errors()[0]
