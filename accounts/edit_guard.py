"""A form that carries what it was made from, so that a tab left behind asks before it overwrites a newer answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import Any

from django import forms
from django.utils.crypto import salted_hmac

LENGTH = 20


@dataclass(frozen=True)
class Kept:
    """What a field holds by now, and what the form that was sent says instead."""

    label: str
    words: str
    sent: str


def fingerprint(values: Mapping[str, Any]) -> str:
    """The same for equal values; it says nothing of them."""
    text = json.dumps(values, sort_keys=True, default=str)
    return salted_hmac("accounts.edit_guard", text).hexdigest()[:LENGTH]


class GuardedForm(forms.Form):
    """Its page includes accounts/edit_guard.html and its view is `in_turn`. Without `seen` it is taken as it comes."""

    @property
    def shown_values(self) -> dict[str, Any]:
        """What is stored, by the names of the fields; equal as long as nobody changes it."""
        return {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}

    @property
    def seen(self) -> str:
        return fingerprint(self.shown_values)

    @cached_property
    def conflict(self) -> list[Kept]:
        """Empty unless other values are stored than the form was made from, and other ones than it asks for."""
        if not self.is_bound or self.data.get("seen", self.seen) == self.seen:
            return []
        return self._newer()

    def is_valid(self) -> bool:
        return super().is_valid() and not self.conflict

    def _newer(self) -> list[Kept]:
        changed = [name for name in self.changed_data if self.counts(name)]
        return [self._kept(name) for name in changed if not self._is_same_text(name)]

    def counts(self, name: str) -> bool:
        """Whether what was sent in this field would be stored."""
        return True

    def _is_same_text(self, name: str) -> bool:
        stored, sent = (
            "" if value is None else str(value) for value in (self.shown_values.get(name), self[name].value())
        )
        return stored == sent

    def _kept(self, name: str) -> Kept:
        field = self.fields[name]
        return Kept(
            str(self[name].label), in_words(field, self.shown_values.get(name)), in_words(field, self[name].value())
        )


def in_words(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    names = {str(key): str(name) for key, name in getattr(field, "choices", ())}
    given = value if isinstance(value, list | tuple | set) else [value]
    return ", ".join(names.get(str(each), str(each)) for each in given if each not in (None, "")) or "nothing"
