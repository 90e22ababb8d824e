from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from practices.models import WorkHours
from practices.shifts import Shift


@transaction.atomic
def save_work_hours(*, person: Person, shifts: Sequence[Shift], now: datetime) -> None:
    """In place of all that were kept; two saves at once wait for one another."""
    Person.objects.select_for_update().get(pk=person.pk)
    WorkHours.objects.for_person(person).delete()
    for shift in shifts:
        WorkHours.objects.create(
            person=person,
            weekdays="".join(map(str, sorted(shift.days))),
            starts_local=shift.hours.starts,
            ends_local=shift.hours.ends,
            every_second_from=shift.every_second_from,
            changed_at=now,
        )
