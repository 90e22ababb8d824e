"""What the pages about mails show: where the asking stands, and the first answer that a link of a mail names."""

from dataclasses import dataclass

from django.conf import settings

from accounts.models import Person
from commitments.models import Answer, ReminderSettings, StopReason
from commitments.reminders.forms import ReminderForm

# Numbers, so that no address tells an answer.
ANSWER_CODES = {1: Answer.KEPT, 2: Answer.MISSED}


@dataclass(frozen=True)
class ReminderPanel:
    """`state` is no_address, off, on, or what it stopped for: silence or refused."""

    state: str
    hour: str
    form: ReminderForm
    sends_mail: bool

    @property
    def has_stopped(self) -> bool:
        """By itself."""
        return self.state in {StopReason.SILENCE, StopReason.REFUSED}


def reminder_panel(person: Person, form: ReminderForm | None = None) -> ReminderPanel | None:
    """None for staff, whom no mail asks."""
    if person.is_staff:
        return None
    reminder_settings = getattr(person, "reminder_settings", None) if person.email else None  # one query less for most
    form = form or ReminderForm(initial=hour_of(person))
    hour = f"{reminder_settings.hour}:00" if reminder_settings else ""
    return ReminderPanel(_state(person, reminder_settings), hour, form, settings.SENDS_MAIL)


def hour_of(person: Person) -> dict[str, int]:
    """What the form holds first; nothing for whom no mail ever asked. Without an address one query less."""
    reminder_settings = getattr(person, "reminder_settings", None) if person.email else None
    return {"hour": reminder_settings.hour} if reminder_settings else {}


def _state(person: Person, reminder_settings: ReminderSettings | None) -> str:
    if not person.email:
        return "no_address"
    if reminder_settings is None or reminder_settings.stopped_for == StopReason.PERSON:
        return "off"
    return reminder_settings.stopped_for or "on"
