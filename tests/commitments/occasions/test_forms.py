from datetime import timedelta

import pytest

from commitments.models import Answer, Occasion
from commitments.occasions.forms import CheckInForm
from tests.commitments.factories import NOW, codes


@pytest.mark.parametrize("answer", Answer.values)
def test_answers_are_each_taken(answer):
    form = CheckInForm({"answer": answer}, occasion=Occasion(starts_at=NOW), now=NOW)
    assert form.is_valid()
    assert form.cleaned_data["answer"] is Answer(answer)


@pytest.mark.parametrize(
    ("data", "begins_in", "field", "code"),
    [
        ({}, 0, "answer", "required"),
        ({"answer": "perfect"}, 0, "answer", "invalid_choice"),
        ({"answer": "kept"}, 1, "__all__", "not_begun"),
    ],
)
def test_answers_that_are_refused(data, begins_in, field, code):
    occasion = Occasion(starts_at=NOW + timedelta(minutes=begins_in))
    assert codes(CheckInForm(data, occasion=occasion, now=NOW)) == {field: [code]}
