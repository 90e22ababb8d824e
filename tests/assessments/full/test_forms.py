import pytest

from assessments.full.forms import SectionForm, chosen_in
from tests.assessments.sheets import FULL, form_of, part_of, sheet

FIRST = FULL.sections[0]


def test_section_form_takes_a_whole_section():
    values = sheet(boundary=5) | {"what-matters": None}
    form = SectionForm(FULL, FIRST, form_of(values, 1))
    assert form.is_valid()
    assert form.values == part_of(values, 1)
    assert chosen_in(form.values) == form_of(values, 1)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "Choose one of these, or that you prefer not to say."),
        ("0", "That answer is not on the list. Choose one that is."),
        ("6", "That answer is not on the list. Choose one that is."),
        ("None", "That answer is not on the list. Choose one that is."),
    ],
)
def test_section_form_refuses_what_is_no_answer(value, message):
    form = SectionForm(FULL, FIRST, form_of(sheet(), 1) | {"clear-end": value})
    assert form.messages() == {"clear-end": message}


def test_statements_of_other_sections_are_ignored():
    form = SectionForm(FULL, FIRST, form_of(sheet(), 1) | {"fit-together": "5"})
    assert form.is_valid()
    assert "fit-together" not in form.values
