import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MIN_LENGTH, MAX_LENGTH = 10, 1000
ALLOWED_CONTROLS = {"\n", "\t"}
DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}  # turn the words around them
MESSAGES = {
    "required": "Write a sentence or two, so that we know what you mean.",
    "min_length": f"Write a little more: at least {MIN_LENGTH} characters.",
    "max_length": f"Make it shorter: at most {MAX_LENGTH} characters. These are %(show_value)d.",
}


def refuse_control_characters(text: str) -> None:
    if any(unicodedata.category(each) in {"Cc", "Cs", "Co"} and each not in ALLOWED_CONTROLS for each in text):
        raise ValidationError(
            "Something here cannot be shown as text. Please type it again.", code="control_characters"
        )


class Paragraphs(forms.CharField):
    """Text of several lines, without signs that turn the words around them. A line end counts as one character, as it
    does in the browser."""

    default_validators = [refuse_control_characters]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return "".join(each for each in text if unicodedata.bidirectional(each) not in DIRECTIONS)


class NoteForm(forms.Form):
    """A reader's note; `claim` is the slug of a claim or empty."""

    text = Paragraphs(min_length=MIN_LENGTH, max_length=MAX_LENGTH, error_messages=MESSAGES)
    claim = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "That claim is not on the list. Choose one that is, or none."}
    )

    def __init__(self, slugs: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].choices = [("", ""), *((slug, slug) for slug in slugs)]

    def messages(self) -> dict[str, str]:
        """The first error of each field that has one."""
        return {name: errors[0] for name, errors in self.errors.items()}
