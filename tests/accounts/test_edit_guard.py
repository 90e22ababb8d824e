from datetime import time

import pytest
from django import forms

from accounts.edit_guard import fingerprint, in_words

CHOICE = forms.ChoiceField(choices=[("1", "Monday"), ("2", "Tuesday")])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.CharField(), "a walk", "a walk"),
        (forms.CharField(), "", "nothing"),
        (forms.CharField(), None, "nothing"),
        (forms.BooleanField(), True, "yes"),
        (forms.BooleanField(), False, "no"),
        (forms.TimeField(), time(6, 30), "06:30"),
        (CHOICE, "2", "Tuesday"),
        (CHOICE, 1, "Monday"),
        (CHOICE, ["1", "", None, "2"], "Monday, Tuesday"),
        (CHOICE, [], "nothing"),
        (CHOICE, "3", "3"),
    ],
)
def test_value_of_a_field_in_words(field, value, words):
    assert in_words(field, value) == words


def test_fingerprint_is_the_same_for_equal_values_in_any_order():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1, "b": 2}) != fingerprint({"a": 2, "b": 1})
