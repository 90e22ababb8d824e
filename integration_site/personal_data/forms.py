from typing import Any

from django import forms

from accounts.edit_guard import GuardedForm
from commitments.form_fields import text_field
from commitments.time_zone_forms import time_zone_field
from commitments.time_zones import Group, groups_with

NAME_LENGTH = 60


class NewLinkForm(forms.Form):
    name = text_field("Name", length=NAME_LENGTH, size=24, example="my phone")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, auto_id="link_%s", **options)
        self.fields["name"].widget.attrs |= {"class": "field__input", "aria-describedby": "link_name_hint"}


class TimeZoneForm(GuardedForm):
    time_zone = time_zone_field("Time zone")

    @property
    def may_guess_zone(self) -> bool:
        return not self.is_bound and not self.initial["time_zone"]

    @property
    def zone_groups(self) -> list[Group]:
        return groups_with(self.initial["time_zone"])
