from typing import Any

from django import forms

from assessments.loading.instruments import Instrument

MESSAGES = {
    "required": "Choose one answer, so that we can weigh it.",
    "invalid_choice": "That answer is not on the list. Choose one that is.",
}


class AnswerForm(forms.Form):
    """One required choice for each question of an instrument; `cleaned_data` maps question to option."""

    def __init__(self, instrument: Instrument, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in instrument.questions:
            choices = [(option.key, option.label) for option in question.options]
            self.fields[question.key] = forms.ChoiceField(choices=choices, error_messages=MESSAGES)

    def messages(self) -> dict[str, str]:
        """The first error of each question that has one."""
        return {key: errors[0] for key, errors in self.errors.items()}
