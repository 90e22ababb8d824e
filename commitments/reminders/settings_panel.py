"""What the pages about mails show: where the asking stands, and the first answer that a link of a mail names."""

from dataclasses import dataclass

from django.conf import settings

from accounts.models import Person
from commitments.models import Answer, Reminding, Stop
from commitments.reminders.forms import ReminderForm

# Numbers, so that no address tells an answer.
FIRST_ANSWERS = {1: Answer.KEPT, 2: Answer.MISSED}


@dataclass(frozen=True)
class ReminderPanel:
    """`state` is no_address, off, on, or what it stopped for: person or silence."""

    state: str
    hour: str
    form: ReminderForm
    sends_mail: bool


def reminder_panel(person: Person, form: ReminderForm | None = None) -> ReminderPanel | None:
    """None for staff, whom no mail asks."""
    if person.is_staff:
        return None
    reminding = getattr(person, "reminding", None) if person.email else None  # one query less for most
    form = form or ReminderForm(initial=hour_of(person))
    hour = f"{reminding.hour}:00" if reminding else ""
    return ReminderPanel(_state(person, reminding), hour, form, settings.SENDS_MAIL)


def hour_of(person: Person) -> dict[str, int]:
    """What the form holds first; nothing for whom no mail ever asked. Without an address one query less."""
    reminding = getattr(person, "reminding", None) if person.email else None
    return {"hour": reminding.hour} if reminding else {}


def _state(person: Person, reminding: Reminding | None) -> str:
    if not person.email:
        return "no_address"
    if reminding is None or reminding.stopped_for == Stop.PERSON:
        return "off"
    return reminding.stopped_for or "on"
