from dataclasses import asdict, fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from commitments.form_fields import ErrorSummaryMixin, text_field
from commitments.models import NAME_LENGTH, Commitment
from commitments.sharing.wording import ShareOptions

NOTHING = "Tick at least one thing to show."


def checkbox(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, widget=forms.CheckboxInput(attrs={"class": "choice__dot"}))


class ShareForm(ErrorSummaryMixin, forms.Form):
    """What the shared page shows. What the plan does not have cannot be ticked."""

    shows_results = checkbox("How each week went")
    shows_sentence = checkbox("What I protect, and when")
    shows_value = checkbox("For whom or what")
    shows_if_then = checkbox("My if-then plan")
    shows_strength = checkbox("How firmly it stands, in a word")
    name = text_field("Name to show", length=NAME_LENGTH)

    def __init__(self, *args: Any, commitment: Commitment, shown: ShareOptions, **options: Any) -> None:
        super().__init__(*args, initial=asdict(shown), use_required_attribute=False, **options)
        self.commitment = commitment
        if not commitment.if_then:
            del self.fields["shows_if_then"]

    def clean(self) -> None:
        if not any(self.cleaned_data.get(field.name) for field in self.ticks):
            self.add_error("shows_results", ValidationError(NOTHING, code="nothing_ticked"))

    @property
    def ticks(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "name"]

    @property
    def shown(self) -> ShareOptions:
        """Once valid: what was ticked."""
        return ShareOptions(**{f.name: self.cleaned_data.get(f.name, False) for f in fields(ShareOptions)})
