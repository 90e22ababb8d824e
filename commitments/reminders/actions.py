"""Being asked by mail: starting, stopping, and what the secret in one mail may do, which is to answer one occasion."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.models import Person
from accounts.sign_in.private_links import digest_of
from commitments.models import Answer, Occasion, Reminder, ReminderSettings, StopReason
from commitments.occasions.actions import answer_occasion, reschedule_occasion

ENDED = "This time has its answer, or is not asked about any more. My week shows what it is."


def subscribe(*, person: Person, hour: int, now: datetime) -> ReminderSettings:
    """Ask from now on, at `hour`; while it runs already, only the hour changes."""
    own, is_new = ReminderSettings.objects.get_or_create(person=person, defaults={"hour": hour, "started_at": now})
    if not is_new:
        ReminderSettings.objects.filter(pk=own.pk).update(hour=hour)
        stopped = ReminderSettings.objects.filter(pk=own.pk).exclude(stopped_at=None)
        stopped.update(started_at=now, stopped_at=None, stopped_for="")
    return own


def unsubscribe(*, person: Person, why: StopReason, now: datetime) -> None:
    """A second time changes nothing."""
    ReminderSettings.objects.for_person(person).filter(stopped_at=None).update(stopped_at=now, stopped_for=why)


def find_reminder(secret: str) -> Reminder | None:
    """The one whose mail held this secret, while the address that it went to is the person's."""
    found = Reminder.objects.select_related("occasion__commitment__person", "occasion__commitment__value")
    reminder = found.select_related("occasion__check_in").filter(digest=digest_of(secret)).first()
    if reminder is None or reminder.sent_to != digest_of_address(reminder.occasion.commitment.person.email):
        return None
    return reminder


def digest_of_address(email: str | None) -> str:
    """Keyed, so that a row does not tell the address."""
    return salted_hmac("commitments.reminders", email or "", algorithm="sha256").hexdigest()


def can_answer(reminder: Reminder, *, now: datetime) -> bool:
    asked = Occasion.objects.asked().filter(pk=reminder.occasion_id)
    return reminder.used_at is None and not reminder.is_over(now) and asked.exists()


@transaction.atomic
def answer_by_mail(*, reminder: Reminder, answer: Answer, now: datetime) -> None:
    """ValidationError "ended" when it has an answer: a mail that others may have seen changes none."""
    _mark_used(reminder, now)
    answer_occasion(occasion=reminder.occasion, answer=answer, now=now)


@transaction.atomic
def reschedule_by_email(*, reminder: Reminder, now: datetime, **moved: Any) -> None:
    """`moved` is what reschedule_occasion takes. ValidationError "ended", or one of its own."""
    _mark_used(reminder, now)
    reschedule_occasion(occasion=reminder.occasion, now=now, **moved)


def _mark_used(reminder: Reminder, now: datetime) -> None:
    own = Reminder.objects.select_for_update().get(pk=reminder.pk)  # of two posts at once the second finds it used
    if not can_answer(own, now=now):
        raise ValidationError(ENDED, "ended")
    Reminder.objects.filter(pk=own.pk).update(used_at=now)
