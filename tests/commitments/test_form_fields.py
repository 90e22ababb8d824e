from datetime import time

import pytest
from django import forms

from commitments.form_fields import time_of_day
from commitments.plans.forms import CommitmentForm
from commitments.replies.forms import ReplyForm
from practices.blended_hours.forms import BlendHourForm
from tests.commitments.factories import form_data


class HourForm(forms.Form):
    at = time_of_day("At", missing="Say when, such as 9:00.")


@pytest.mark.parametrize("text", ["9", "09:00:00", "9.00", "9:00 AM", "9am", "0900", "9h00", "9：00"])
def test_time_in_any_spelling_is_read_and_shown_by_the_clock_of_the_browser(text):
    form = HourForm({"at": text})
    assert form.is_valid()
    assert form.cleaned_data["at"] == time(9)
    assert 'type="time"' in str(form["at"])
    assert 'value="09:00"' in str(form["at"])


@pytest.mark.parametrize("text", ["", "nine", "25:00"])
def test_time_that_cannot_be_read_gets_its_sentence_and_stays(text):
    form = HourForm({"at": text})
    assert form.errors == {"at": ["Say when, such as 9:00."]}
    if text:
        assert f'type="text" name="at" value="{text}"' in str(form["at"])


@pytest.mark.parametrize("text", ["5:30 pm", "17.30", "1730", "17h30", "17:30:00"])
@pytest.mark.parametrize("form", [CommitmentForm, ReplyForm, BlendHourForm])
def test_start_from_a_list_is_read_in_any_spelling(form, text):
    bound = form(form_data(part="own", name="errands", start=text, minutes="60"), **_initial(form))
    assert bound.is_valid(), bound.errors
    assert bound.cleaned_data["start"] == time(17, 30)
    assert 'value="17:30" selected' in str(bound["start"])


def _initial(form):
    if form is CommitmentForm:
        return {"initial": {"time_zone": "Europe/London"}}
    return {"person": None} if form is BlendHourForm else {}
