from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from coaching.models import Reaction


@transaction.atomic
def react(*, person: Person, items: Iterable[str], kind: str, now: datetime) -> None:
    """The same answer given again only counts from now on."""
    for item in items:
        if not Reaction.objects.for_person(person).filter(item=item, kind=kind).update(reacted_at=now):
            Reaction.objects.create(person=person, item=item, kind=kind, reacted_at=now)


def forget_reactions(*, person: Person) -> None:
    Reaction.objects.for_person(person).delete()
