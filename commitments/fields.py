"""Form fields that stand as slots in a sentence: no visible label, so each carries its name for those who hear it."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

# Controls, line and paragraph separators, surrogates, private use: nothing that a person types in a line.
REFUSED_CATEGORIES = {"Cc", "Zl", "Zp", "Cs", "Co"}


def refuse_control_characters(words: str) -> None:
    if any(unicodedata.category(character) in REFUSED_CATEGORIES for character in words):
        raise ValidationError(
            "Something here cannot be shown as text. Please type it again.", code="control_characters"
        )


class Words(forms.CharField):
    """One line of a person's own words: spaces and line ends become single spaces, what shows nothing is empty."""

    default_validators = [refuse_control_characters]

    def to_python(self, value: Any) -> str:
        words = re.sub(r"[ \t\r\n]+", " ", super().to_python(value)).strip()
        return words if any(each.isprintable() and not each.isspace() for each in words) else ""


def words(label: str, *, length: int, missing: str = "", size: int = 0, example: str = "") -> Words:
    """A slot of at most `length` characters, asked for with `missing` when empty; without `size` a whole line."""
    slot = {"class": "say__slot", "aria-label": label, "autocomplete": "off"}
    if example:
        slot["placeholder"] = f"such as {example}"
    if size:
        widget = forms.TextInput(attrs=slot | {"size": size})
    else:
        widget = forms.Textarea(attrs=slot | {"class": "say__slot say__slot--long", "rows": 1, "cols": False})
    return Words(
        label=label,
        max_length=length,
        required=bool(missing),
        widget=widget,
        error_messages={
            "required": missing,
            "max_length": f"{label}: at most {length} characters; these are %(show_value)d.",
        },
    )


def choice(
    label: str, choices: list[tuple[Any, str]], *, coerce: Callable[[str], Any], missing: str, labelled: bool = False
) -> forms.TypedChoiceField:
    """A slot with a list, which refuses anything else with `missing`; `labelled` when its label is shown."""
    attrs = {"class": "field__input"} if labelled else {"class": "say__slot", "aria-label": label}
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        coerce=coerce,
        widget=forms.Select(attrs=attrs),
        error_messages={"required": missing, "invalid_choice": missing},
    )
