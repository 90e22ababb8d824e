from typing import Any

from django import forms

from accounts.models import validate_time_zone
from commitments.fields import words
from commitments.time_zones import Group, groups_with

NAME_LENGTH = 60


class LinkForm(forms.Form):
    name = words("Name", length=NAME_LENGTH, size=24, example="my phone")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, auto_id="link_%s", **options)
        self.fields["name"].widget.attrs |= {"class": "field__input", "aria-describedby": "link_name_hint"}


class TimeZoneForm(forms.Form):
    time_zone = forms.CharField(
        label="Time zone",
        max_length=64,
        validators=[validate_time_zone],
        error_messages={
            "required": "Choose a time zone from the list.",
            "max_length": "Choose a time zone from the list.",
        },
    )

    @property
    def zone_groups(self) -> list[Group]:
        return groups_with(self.initial["time_zone"])
