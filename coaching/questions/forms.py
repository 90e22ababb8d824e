from django import forms

from coaching.questions.limits import PASSED, QUESTION_LENGTH
from commitments.form_fields import SingleLineField


class QuestionForm(forms.Form):
    """A question in the person's own words; `keep` is their tick, `passed` how many places did not help."""

    question = SingleLineField(
        max_length=QUESTION_LENGTH,
        error_messages={
            "required": "Write your question, or a few words of it.",
            "max_length": f"Make it shorter: at most {QUESTION_LENGTH} characters. These are %(show_value)d.",
        },
    )
    keep = forms.BooleanField(required=False)
    passed = forms.TypedChoiceField(choices=[(number, number) for number in PASSED], coerce=int, required=False)
