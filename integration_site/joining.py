from datetime import datetime

from django.db import transaction
from django.db.models import Model

from accounts.holdings import Holding
from accounts.models import Person, ReturnLink
from commitments.calendar_actions import note_change
from commitments.models import CalendarFeed, Commitment
from commitments.non_negotiables import loosen_beyond
from integration_site.erasing import erase_person
from integration_site.personal import HOLDINGS, relations


@transaction.atomic
def join(*, person: Person, into: Person, now: datetime) -> list[Commitment]:
    """Give `into` all that `person` saved, and the links that lead there; then `person` is no more.

    Those that held fast and are loose now, because three others do. Person.DoesNotExist when one of them has gone.
    """
    person, into = _both(person, into)
    for holding in HOLDINGS:
        if holding.carried and holding.owner == _owner_field(holding.model):
            for row in holding.of(person):
                _move(holding, row, into)
    ReturnLink.objects.filter(person=person).update(person=into)
    CalendarFeed.objects.filter(person=person).update(person=into)
    erase_person(person, now=now, into=into)
    if person.email and not into.email:
        Person.objects.filter(pk=into.pk).update(email=person.email)
    into.take_time_zone(person.time_zone)
    for commitment in Commitment.objects.of(into):  # its value may be spelt otherwise now
        note_change(commitment.pk, now=now)
    return loosen_beyond(into)


def _both(person: Person, into: Person) -> list[Person]:
    """As they are now: two joins at once wait for one another here, and an address may have changed meanwhile."""
    people = Person.objects.select_for_update().order_by("pk").in_bulk([person.pk, into.pk])
    if len(people) < 2:
        raise Person.DoesNotExist
    return [people[person.pk], people[into.pk]]


def _owner_field(model: type[Model]) -> str:
    return next((field.name for field in relations(model) if field.related_model is Person), "")


def _move(holding: Holding, row: Model, into: Person) -> None:
    twin = holding.twin(row, into) if holding.twin else None
    if twin is None:
        holding.model._default_manager.filter(pk=row.pk).update(**{holding.owner: into})
    else:
        _hand_over(row, twin)
        row.delete()


def _hand_over(row: Model, twin: Model) -> None:
    """What refers to `row` then refers to `twin`. A reference that `twin` has already stays behind and goes."""
    for holding in HOLDINGS:
        for field in relations(holding.model):
            if field.related_model is type(row):
                for reference in holding.model._default_manager.filter(**{field.name: row}):
                    setattr(reference, field.name, twin)
                    if not _is_taken(reference):
                        reference.save(update_fields=[field.name])


def _is_taken(row: Model) -> bool:
    """Whether another row holds what a unique constraint allows once."""
    unique = [set(each.fields) for each in row._meta.total_unique_constraints if each.fields]
    unique += [{field.name} for field in relations(type(row)) if field.unique]
    others = type(row)._default_manager.exclude(pk=row.pk)
    return any(others.filter(**{name: getattr(row, name) for name in names}).exists() for names in unique)
