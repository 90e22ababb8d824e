from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from coaching.suggestions.engine import COUNT
from coaching.suggestions.library import suggestions
from coaching.suggestions.reactions import PASSED, WORDS

KINDS = list(WORDS.items())
BACK = [("week", "My week"), ("coach", "A next step")]
QUERY_LENGTH = 40


def address_back(fields: Mapping[str, str]) -> str:
    """Of My week, or of the next step for the `result` and `portrait` that came with the form."""
    if fields["back"] == "week":
        return reverse("commitments:week")
    query = {key: fields[key] for key in ("result", "portrait") if fields[key]}
    return reverse("coaching:coach") + (f"?{urlencode(query)}" if query else "")


def _ids() -> list[tuple[str, str]]:
    return [(item.id, item.title) for item in suggestions().items]


class ReactionForm(forms.Form):
    """An answer to one suggestion, or to all that were shown. `aside` is what a visitor said on this page before."""

    item = forms.MultipleChoiceField(
        choices=_ids,
        error_messages={
            "required": "Choose the suggestion that you mean.",
            "invalid_choice": "That suggestion is not here any more. Choose one below.",
        },
    )
    kind = forms.ChoiceField(
        choices=KINDS,
        error_messages={"required": "Choose one of the answers.", "invalid_choice": "Choose one of the answers."},
    )
    result = forms.CharField(max_length=QUERY_LENGTH, required=False)
    portrait = forms.CharField(max_length=QUERY_LENGTH, required=False)
    back = forms.ChoiceField(choices=BACK, required=False)

    def clean_item(self) -> list[str]:
        items = list(dict.fromkeys(self.cleaned_data["item"]))
        if len(items) > (COUNT if self.data.get("kind") == PASSED else 1):
            raise ValidationError("Answer one suggestion at a time.", code="several")
        return items

    @property
    def problems(self) -> list[str]:
        return [message for messages in self.errors.values() for message in messages]

    @property
    def aside(self) -> list[tuple[str, str]]:
        """Items and kinds, without what nobody can mean any more."""
        known = dict(_ids())
        pairs = [text.partition(":")[::2] for text in self.data.getlist("aside")]
        return list(dict.fromkeys((item, kind) for item, kind in pairs if item in known and kind in WORDS))

    @property
    def answered(self) -> list[tuple[str, str]]:
        return [(item, self.cleaned_data["kind"]) for item in self.cleaned_data["item"]]
