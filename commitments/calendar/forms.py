from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Person
from commitments.form_fields import text_field
from commitments.models import NAME_LENGTH, CalendarFeed

MAX_FEEDS = 10
ALARM_MINUTES = (5, 10, 15, 30, 60)
TOO_MANY = f"There are {MAX_FEEDS} addresses already. Revoke one first."


class CalendarFeedForm(forms.Form):
    name = text_field("Name", length=NAME_LENGTH)
    alarm = forms.TypedChoiceField(
        label="An alarm before each time",
        required=False,
        choices=[("", "None"), *((minutes, f"{minutes} minutes before") for minutes in ALARM_MINUTES)],
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs={"class": "field__input"}),
        error_messages={"invalid_choice": "Choose from the list when the alarm comes."},
    )
    rituals = forms.BooleanField(label="Also show my rituals, where my working day ends", required=False)

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, auto_id="feed_%s", **options)
        self.person = person

    def clean_name(self) -> str:
        if CalendarFeed.objects.for_person(self.person).count() >= MAX_FEEDS:
            raise ValidationError(TOO_MANY, code="too_many_feeds")
        return self.cleaned_data["name"] or "My calendar"
