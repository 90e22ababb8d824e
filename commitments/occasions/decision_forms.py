from typing import Any

from django import forms

from commitments.form_fields import ErrorTitleMixin

YES_NO = [("yes", "Yes"), ("no", "No")]


def _question(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect(attrs={"class": "choice__dot"}),
        error_messages={"required": "Choose yes or no.", "invalid_choice": "Choose yes or no."},
    )


class DecisionForm(ErrorTitleMixin, forms.Form):
    """Two questions, of which nothing is kept."""

    harm = _question("Does someone come to harm, or is something gone for good, if it waits?")
    others = _question("Can someone else do it, or would another time serve?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
