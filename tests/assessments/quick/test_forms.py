import pytest

from assessments.quick.forms import AnswerForm
from tests.assessments.patterns import QUICK, answers


def test_answers_that_are_good():
    form = AnswerForm(QUICK, answers())
    assert form.is_valid()
    assert form.cleaned_data == answers()


@pytest.mark.parametrize("key", ["experience", "priority", "control"])
@pytest.mark.parametrize(("value", "code"), [("", "required"), ("fame", "invalid_choice")])
def test_refusals_have_a_code_and_a_message(key, value, code):
    form = AnswerForm(QUICK, answers() | {key: value})
    assert not form.is_valid()
    assert form.errors.as_data()[key][0].code == code
    assert list(form.messages()) == [key]
