from collections.abc import Collection
from typing import Any

from django import forms

from accounts.edit_guard import GuardedForm
from coaching.circumstance_kinds import CIRCUMSTANCES
from coaching.forms import BACK, QUERY_LENGTH
from commitments.form_fields import ErrorSummaryMixin

UNKNOWN = "Choose from the answers below."


class CircumstancesForm(ErrorSummaryMixin, GuardedForm):
    """What one's life is like at present. The other fields say which page its answer leads back to."""

    errors_title = "One answer is none of these"

    circumstance = forms.MultipleChoiceField(
        label="What your life is like at present",
        choices=list(CIRCUMSTANCES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choice__dot"}),
        error_messages={"invalid_choice": UNKNOWN, "invalid_list": UNKNOWN},
    )
    result = forms.CharField(max_length=QUERY_LENGTH, required=False)
    portrait = forms.CharField(max_length=QUERY_LENGTH, required=False)
    back = forms.ChoiceField(choices=BACK, required=False)

    def __init__(self, *args: Any, kept: Collection[str], **options: Any) -> None:
        super().__init__(*args, initial={"circumstance": [kind for kind in CIRCUMSTANCES if kind in kept]}, **options)

    def clean_circumstance(self) -> list[str]:
        return list(dict.fromkeys(self.cleaned_data["circumstance"]))

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Fields that it came with, for a form that comes back."""
        return [(name, self.data[name]) for name in ("result", "portrait", "back") if self.data.get(name)]

    def counts(self, name: str) -> bool:
        return name == "circumstance"
