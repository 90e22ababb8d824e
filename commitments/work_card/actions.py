import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Person
from accounts.sign_in.private_links import SECRET_BYTES, digest_of
from commitments.models import Commitment, WorkCard, WorkCardLink, WorkCardTime


@transaction.atomic
def save_work_card(*, person: Person, lines: dict[str, Any], times: Iterable[Commitment], now: datetime) -> WorkCard:
    """`lines` are the words and ticks by their names; `times` the person's plans whose hours it shows."""
    card, _ = WorkCard.objects.update_or_create(person=person, defaults=lines | {"changed_at": now})
    card.times.all().delete()
    WorkCardTime.objects.bulk_create(WorkCardTime(card=card, commitment=each) for each in times)
    return card


@transaction.atomic
def make_work_card_link(*, person: Person, now: datetime) -> str:
    """Make a link, after which an earlier one opens nothing. Its secret is answered here and never again."""
    Person.objects.select_for_update().get(pk=person.pk)  # two posts at once wait for one another here
    close_work_card_link(person=person, now=now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    WorkCardLink.objects.create(person=person, digest=digest_of(secret), created_at=now)
    return secret


def close_work_card_link(*, person: Person, now: datetime) -> bool:
    """Whether there was an open one."""
    return WorkCardLink.objects.live().for_person(person).update(revoked_at=now) == 1
