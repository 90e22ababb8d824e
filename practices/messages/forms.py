"""What a message could say and nothing here knows. It fills the page and is kept nowhere."""

from dataclasses import replace

from django import forms
from django.http import QueryDict

from commitments.form_fields import ErrorSummaryMixin, line_field
from commitments.models import NAME_LENGTH, WORDS_LENGTH
from practices.messages.wording import CoachContext

ASKED = {
    "work": ("When I work", "Such as: Monday to Friday, nine to five.", WORDS_LENGTH),
    "times": ("What I keep free", "Such as: Tuesday evenings.", WORDS_LENGTH),
    "name": ("My name", "It stands at the end.", NAME_LENGTH),
}


class MessageForm(ErrorSummaryMixin, forms.Form):
    """Asks only for what is not known."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *, known: CoachContext) -> None:
        super().__init__(data)
        self.known = known
        for name, (label, hint, length) in ASKED.items():
            if not getattr(known, name):
                widget = forms.TextInput(attrs={"class": "field__input"})
                self.fields[name] = line_field(label, length=length, widget=widget, help_text=hint)

    @property
    def told(self) -> CoachContext:
        """What is known, with what was typed."""
        if not self.is_valid():
            return self.known
        typed = {name: words.rstrip(". ") for name, words in self.cleaned_data.items()}
        if "times" in typed:
            typed["times"] = [typed["times"]] if typed["times"] else []
        return replace(self.known, **typed)
