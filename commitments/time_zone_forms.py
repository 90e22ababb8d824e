"""How a form asks by whose clock its days and hours are."""

from typing import Any

from django import forms

from accounts.models import Person, validate_time_zone, zone_of
from commitments.time_zones import Group, groups_with
from commitments.wording.days_and_hours import city_of

CHOOSE = "Choose a time zone from the list."


def time_zone_field(label: str, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=64,
        required=required,
        validators=[validate_time_zone],
        error_messages={"required": CHOOSE, "max_length": CHOOSE},
    )


class ClockForm(forms.Form):
    """Asks a visitor, or a person who has chosen none. Left empty, none is chosen still."""

    time_zone = time_zone_field("Time zone", required=False)

    def __init__(self, *args: Any, person: Person | None, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = self.fields.pop("time_zone")
        if not (person and person.time_zone):
            self.fields["time_zone"] = asked  # after all others

    @property
    def may_guess_zone(self) -> bool:
        return not self.is_bound and "time_zone" in self.fields

    @property
    def zone_groups(self) -> list[Group]:
        return groups_with("")

    @property
    def no_zone(self) -> str:
        """What stands in the list while none is chosen."""
        return f"Not chosen: {city_of(zone_of(None).key)} for now"

    @property
    def chosen_zone(self) -> str:
        """Once valid; empty when none was asked for, or chosen."""
        return self.cleaned_data.get("time_zone", "")
