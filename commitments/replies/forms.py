from django import forms

from commitments.form_fields import DAYS, LENGTHS, STARTS, ErrorSummaryMixin, choice_field, start_choice, text_field
from commitments.models import VALUE_LENGTH, WHAT_LENGTH
from commitments.replies.scripts import REQUESTERS, TONES, SlotValues
from commitments.replies.slots import weekly_values
from commitments.schedule import own_hours

FIRST_SHOWN = {"weekday": 1, "start": "18:00", "minutes": 180}


class AskerForm(ErrorSummaryMixin, forms.Form):
    """Who asks, and how firm the answer is; both may stay open."""

    asker = forms.ChoiceField(
        label="Who asks",
        choices=[("", "Anyone"), *REQUESTERS.items()],
        required=False,
        widget=forms.Select(attrs={"class": "field__input"}),
        error_messages={"invalid_choice": "Choose who asks from the list."},
    )
    tone = forms.ChoiceField(
        label="How firm",
        choices=[("", "Any way"), *TONES.items()],
        required=False,
        widget=forms.Select(attrs={"class": "field__input"}),
        error_messages={"invalid_choice": "Choose how firm from the list."},
    )

    @property
    def choices(self) -> list[forms.BoundField]:
        return [self["asker"], self["tone"]]

    @property
    def chosen(self) -> dict[str, str]:
        """What to look for among the replies: nothing before the form is valid."""
        return {name: self.cleaned_data[name] for name in ("asker", "tone")} if self.is_valid() else {}

    @property
    def chosen_so_far(self) -> dict[str, str]:
        """The same while other fields are not filled in yet."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("asker", "tone")} if self.is_bound else {}


class ReplyForm(AskerForm):
    """A protected time of which nothing is kept."""

    weekday = choice_field("Day", DAYS, coerce=int, missing="Choose a day from the list.")
    start = start_choice("Starts at", STARTS, missing="Choose a start from the list.", labelled=False)
    minutes = choice_field("For how long", LENGTHS, coerce=int, missing="Choose a length from the list.")
    what = text_field(
        "What you protect",
        length=WHAT_LENGTH,
        missing="Say what you protect. A few words are enough.",
        size=22,
        example="supper at home",
    )
    value = text_field(
        "For whom or what",
        length=VALUE_LENGTH,
        missing="Say for whom or what. One word is enough.",
        size=16,
        example="family",
    )
    field_order = ["weekday", "start", "minutes", "what", "value", "asker", "tone"]

    @property
    def filling(self) -> SlotValues:
        """Once valid."""
        given = self.cleaned_data
        hours = own_hours(given["start"], given["minutes"])
        return weekly_values(value=given["value"], what=given["what"], days=[given["weekday"]], hours=hours)
