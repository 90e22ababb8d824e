from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.edit_guard import GuardedForm
from accounts.models import Person
from accounts.text import isolated
from commitments.form_fields import ErrorSummaryMixin, text_field
from commitments.models import LINE_LENGTH, NAME_LENGTH, Commitment, WorkCard
from commitments.sharing.forms import checkbox
from commitments.work_card.card import LABELS
from commitments.work_card.queries import times_to_show

HINTS = {
    "name": "Your own or that of a team.",
    "mail_reply": "Such as: within a day.",
    "chat_reply": "Such as: within a few hours.",
    "best_way": "Such as: a message in the morning.",
    "urgent": "Such as: call me, and say what it is about.",
}
NAMES = [*HINTS, *(f"shows_{name}" for name in HINTS)]
UNKNOWN = "Choose from the plans below."


class CommitmentChoices(forms.ModelMultipleChoiceField):
    def clean(self, value: Any) -> Any:
        """Compared here first: a database knows numbers up to a size only."""
        known = {str(key) for key in self.queryset.values_list("pk", flat=True)}
        if value and not known.issuperset(value):
            raise ValidationError(UNKNOWN, code="invalid_choice")
        return super().clean(value)

    def label_from_instance(self, commitment: Commitment) -> str:
        return f"{commitment.weekly} ({isolated(commitment.what)})"


@dataclass(frozen=True)
class LineRow:
    """A line of the card: its words, and the tick that shows it."""

    field: forms.BoundField
    tick: forms.BoundField
    hint: str


class WorkCardForm(ErrorSummaryMixin, GuardedForm):
    name = text_field("Name", length=NAME_LENGTH)
    mail_reply = text_field(LABELS["mail_reply"], length=LINE_LENGTH)
    chat_reply = text_field(LABELS["chat_reply"], length=LINE_LENGTH)
    best_way = text_field(LABELS["best_way"], length=LINE_LENGTH)
    urgent = text_field(LABELS["urgent"], length=LINE_LENGTH)
    shows_name = checkbox("Show my name")
    shows_mail_reply = checkbox("Show this")
    shows_chat_reply = checkbox("Show this")
    shows_best_way = checkbox("Show this")
    shows_urgent = checkbox("Show this")
    times = CommitmentChoices(
        queryset=Commitment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice__dot"}),
        error_messages={"invalid_choice": UNKNOWN, "invalid_pk_value": UNKNOWN, "invalid_list": UNKNOWN},
    )

    def __init__(self, *args: Any, person: Person | None, card: WorkCard | None, **options: Any) -> None:
        shown = card or WorkCard()
        initial: dict[str, Any] = {name: getattr(shown, name) for name in NAMES}
        initial["times"] = sorted(card.times.values_list("commitment", flat=True)) if card else []
        super().__init__(*args, initial=initial, use_required_attribute=False, **options)
        self.person = person
        self.fields["times"].queryset = times_to_show(person)

    @property
    def has_plans(self) -> bool:
        """Also those without a day, which have no hours to show."""
        return Commitment.objects.for_person(self.person).active().exists()

    @property
    def rows(self) -> list[LineRow]:
        return [LineRow(self[name], self[f"shows_{name}"], hint) for name, hint in HINTS.items()]

    @property
    def lines(self) -> dict[str, Any]:
        """Once valid: the words and their ticks."""
        return {name: self.cleaned_data[name] for name in NAMES}
