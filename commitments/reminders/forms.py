from typing import Any

from django.core.exceptions import ValidationError

from accounts.edit_guard import GuardedForm
from accounts.models import Person
from commitments.form_fields import choice_field
from commitments.reminder_times import FIRST_HOUR, HOURS

NO_ADDRESS = "Confirm an e-mail address on Your data first."


class ReminderForm(GuardedForm):
    """At which hour to ask. With `person`, who needs an address."""

    hour = choice_field(
        "Ask at",
        [(hour, f"{hour}:00") for hour in HOURS],
        coerce=int,
        missing="Choose an hour from the list.",
        labelled=True,
    )

    def __init__(self, *args: Any, person: Person | None = None, **options: Any) -> None:
        options["initial"] = {"hour": FIRST_HOUR} | (options.get("initial") or {})
        super().__init__(*args, auto_id="reminder_%s", use_required_attribute=False, **options)
        self.person = person

    def clean_hour(self) -> int:
        if self.person and not self.person.email:
            raise ValidationError(NO_ADDRESS, code="no_address")
        return self.cleaned_data["hour"]
