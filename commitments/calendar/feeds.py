"""What calendars show of a commitment, counted; and the private addresses that they read it from."""

import secrets
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from accounts.sign_in.private_links import SECRET_BYTES, digest_of
from commitments.calendar.entries import fingerprint_of
from commitments.models import CalendarFeed, CalendarRevision, Commitment


@transaction.atomic
def record_calendar_change(commitment_id: int, *, now: datetime) -> None:
    """To be called after every write to a commitment or its occasions: one more revision if calendars show another
    thing than at the latest call."""
    Commitment.objects.select_for_update().get(pk=commitment_id)  # whoever waits here then reads what was written
    fingerprint = fingerprint_of(Commitment.objects.with_weeks().get(pk=commitment_id))
    revision = CalendarRevision.objects.filter(commitment=commitment_id).first()
    if revision and revision.fingerprint == fingerprint:
        return
    number = revision.number + 1 if revision else 1
    fields = {"number": number, "fingerprint": fingerprint, "changed_at": now}
    CalendarRevision.objects.update_or_create(commitment_id=commitment_id, defaults=fields)


def spellings(people: list[Person]) -> dict[int, str]:
    """The name of its value, by the number of each commitment."""
    return dict(Commitment.objects.filter(person__in=people).values_list("pk", "value__name"))


def note_changes(people: list[Person], before: dict[int, str], *, now: datetime) -> None:
    """As record_calendar_change, for those whose value is spelt otherwise than `before`."""
    for number, _ in spellings(people).items() - before.items():
        record_calendar_change(number, now=now)


def make_calendar_feed(
    *, person: Person, name: str, now: datetime, alarm_minutes: int | None = None, shows_rituals: bool = False
) -> str:
    """Make one more address. Its secret is answered here and never again."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    shown = {"alarm_minutes": alarm_minutes, "shows_rituals": shows_rituals}
    CalendarFeed.objects.create(person=person, name=name, digest=digest_of(secret), created_at=now, **shown)
    return secret


def find_calendar_feed(secret: str) -> CalendarFeed | None:
    """The feed that this secret opens, with its person."""
    live = CalendarFeed.objects.filter(person__is_active=True).select_related("person")
    return live.filter(digest=digest_of(secret)).first()
