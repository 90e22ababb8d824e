from typing import Any

from django import forms

from assessments.scales import POINTS, Section

UNSAID = "none"
CHOICES = [*((str(value), str(value)) for value in range(1, POINTS + 1)), (UNSAID, UNSAID)]
MESSAGES = {
    "required": "Choose one of the five, or that you prefer not to say.",
    "invalid_choice": "That answer is not on the list. Choose one that is.",
}


class SectionForm(forms.Form):
    """One required choice for each statement of a section."""

    def __init__(self, section: Section, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for item in section.items:
            self.fields[item.key] = forms.ChoiceField(choices=CHOICES, error_messages=MESSAGES)

    def messages(self) -> dict[str, str]:
        """The first error of each statement that has one."""
        return {key: errors[0] for key, errors in self.errors.items()}

    @property
    def values(self) -> dict[str, int | None]:
        """Once valid: item to 1-5, or None for "prefer not to say"."""
        return {key: None if chosen == UNSAID else int(chosen) for key, chosen in self.cleaned_data.items()}


def chosen_in(values: dict[str, int | None]) -> dict[str, str]:
    """Stored answers as the form sends them."""
    return {key: UNSAID if value is None else str(value) for key, value in values.items()}
