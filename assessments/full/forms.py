from typing import Any

from django import forms

from accounts.edit_guard import GuardedForm, Kept
from assessments import library
from assessments.full.statement_rows import said
from assessments.scales import ScaleInstrument, Section

NO_ANSWER = "none"
MESSAGES = {
    "required": "Choose one of these, or that you prefer not to say.",
    "invalid_choice": "That answer is not on the list. Choose one that is.",
}


class SectionForm(GuardedForm):
    """One required choice for each statement of a section. With `finished`, an attempt, it would begin another one."""

    def __init__(
        self,
        instrument: ScaleInstrument,
        section: Section,
        *args: Any,
        finished: int | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.finished = finished
        for item in section.items:
            choices = [
                (str(value), said(instrument, {item.key: value}, item.key)) for value in instrument.values[item.key]
            ]
            choices.append((NO_ANSWER, instrument.unsaid))
            self.fields[item.key] = forms.ChoiceField(label=item.text, choices=choices, error_messages=MESSAGES)

    @property
    def shown_values(self) -> dict[str, Any]:
        return super().shown_values | {"finished": self.finished}

    @property
    def asks_again(self) -> bool:
        """Whether it would begin another attempt, sent from a page that did not say so."""
        return self.is_bound and self.finished is not None and self.data.get("seen") != self.seen

    def counts(self, name: str) -> bool:
        """An answer to what has none yet overwrites nothing."""
        return name in self.initial

    def _newer(self) -> list[Kept]:
        return [] if self.finished else super()._newer()

    def is_valid(self) -> bool:
        return super().is_valid() and not self.asks_again

    def messages(self) -> dict[str, str]:
        """The first error of each statement that has one."""
        return {key: errors[0] for key, errors in self.errors.items()}

    @property
    def given(self) -> dict[str, int | None]:
        """The valid answers as in `values`, also while others are missing."""
        self.is_valid()
        return self.values

    @property
    def values(self) -> dict[str, int | None]:
        """Once valid: item to a number, as they are stored, or None for "prefer not to say"."""
        return {key: None if chosen == NO_ANSWER else int(chosen) for key, chosen in self.cleaned_data.items()}


class ChosenPortraitForm(forms.Form):
    """A portrait that stands over the score; nothing lets the score stand."""

    portrait = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["portrait"].choices = [(slug, slug) for slug in library.profiles().profiles]


def chosen_in(values: dict[str, int | None]) -> dict[str, str]:
    """Stored answers as the form sends them."""
    return {key: NO_ANSWER if value is None else str(value) for key, value in values.items()}
