from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from coaching.models import Circumstance


@transaction.atomic
def save_circumstances(*, person: Person, kinds: Collection[str], now: datetime) -> None:
    """These and no others; two saves at once wait for one another."""
    Person.objects.select_for_update().get(pk=person.pk)
    own = Circumstance.objects.for_person(person)
    own.exclude(kind__in=kinds).delete()
    kept = set(own.values_list("kind", flat=True))
    Circumstance.objects.bulk_create(
        Circumstance(person=person, kind=kind, noted_at=now) for kind in kinds if kind not in kept
    )
