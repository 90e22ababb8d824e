from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Person
from commitments.plans.non_negotiables import lock_for_limit
from practices.models import MAX_HOURS, BlendAnswer, BlendHour, BlendLook

FOURTH = (
    "Three hours are chosen already. With more of them, little of the week would stay either work or rest. "
    "End one of them first."
)
CHOSEN = "That hour is chosen already. Choose another day or start."


@transaction.atomic
def choose_hour(*, person: Person, name: str, weekday: int, starts: time, now: datetime) -> BlendHour:
    """ValidationError "fourth_hour" or "chosen"."""
    lock_for_limit(person)
    kept = BlendHour.objects.for_person(person).kept()
    if kept.filter(weekday=weekday, starts_local=starts).exists():
        raise ValidationError(CHOSEN, "chosen")
    if kept.count() >= MAX_HOURS:
        raise ValidationError(FOURTH, "fourth_hour")
    return BlendHour.objects.create(person=person, name=name, weekday=weekday, starts_local=starts, chosen_at=now)


@transaction.atomic
def record_feedback(*, hour: BlendHour, on: date, answer: BlendAnswer, note: str, now: datetime) -> None:
    """Say how the hour on a day was, or say it otherwise; “not again” ends it."""
    said = {"answer": answer, "note": note, "looked_at": now}
    BlendLook.objects.update_or_create(hour=hour, on=on, defaults=said)
    if answer == BlendAnswer.NOT_AGAIN:
        end_hour(hour=hour, now=now)


def end_hour(*, hour: BlendHour, now: datetime) -> None:
    """Once; what was said about it stays."""
    BlendHour.objects.filter(pk=hour.pk, ended_at=None).update(ended_at=now)
