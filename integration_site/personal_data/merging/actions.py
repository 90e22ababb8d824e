"""Joining two people who are one: what it moves is remembered for a day, so that `parting` can undo it."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Joining, Person, Session
from accounts.personal_data import PersonalData
from commitments.calendar.feeds import note_changes, spellings
from commitments.plans.non_negotiables import demote_surplus
from integration_site.personal_data.access import end_ways_in
from integration_site.personal_data.merging.moves import Move, hand_over, move
from integration_site.personal_data.registry import PERSONAL_DATA, foreign_keys_of


@transaction.atomic
def join(*, person: Person, into: Person, now: datetime, keeps_address: bool = False, session: str = "") -> Joining:
    """Give `into` all that `person` saved; `person` then sleeps, with what `into` has already, until it is erased.

    Every way in to either ends, but the browser with the key `session`; no address opens the whole, but the one that
    `into` has, if they keep it. Person.DoesNotExist when one of the two has gone.
    """
    person, into = lock_both(person, into)
    if session and not Session.objects.filter(pk=session).exists():  # somebody was quicker, and ended it
        raise Person.DoesNotExist
    ended = end_ways_in([person, into], session=session, now=now)
    before = spellings([person, into])
    moves = [each for holding in PERSONAL_DATA if _goes_along(holding) for each in _move_rows(holding, person, into)]
    joining = Joining(person=into, joined=person, joined_at=now, moves=moves, ended=ended)
    _lay_addresses_aside(joining, keeps_address=keeps_address)
    if person.time_zone and not into.time_zone:
        joining.taken_zone = person.time_zone
        into.take_time_zone(person.time_zone)
    note_changes([person, into], before, now=now)
    joining.loosened = [each.pk for each in demote_surplus(into)]
    joining.save()
    return joining


def lock_both(person: Person, into: Person, *, is_active: bool = True) -> list[Person]:
    """As they are now: two joins at once wait for one another here, and an address may have changed meanwhile."""
    people = Person.objects.select_for_update().order_by("pk").in_bulk([person.pk, into.pk])
    if len(people) < 2 or people[person.pk].is_active != is_active or not people[into.pk].is_active:
        raise Person.DoesNotExist
    return [people[person.pk], people[into.pk]]


def _goes_along(holding: PersonalData) -> bool:
    return holding.is_portable and any(
        field.name == holding.owner and field.related_model is Person for field in foreign_keys_of(holding.model)
    )


def _lay_addresses_aside(joining: Joining, *, keeps_address: bool) -> None:
    person, into = joining.joined, joining.person
    joining.joined_address = person.email or ""
    Person.objects.filter(pk=person.pk).update(email=None, is_active=False)
    if not keeps_address:
        joining.address = into.email or ""
        Person.objects.filter(pk=into.pk).update(email=None)


def _move_rows(holding: PersonalData, person: Person, into: Person) -> Iterator[Move]:
    twins = _twins(holding, person, into)
    numbers = [pk for pk in holding.for_person(person).values_list("pk", flat=True) if pk not in twins]
    yield move(holding, holding.owner, [(person.pk, into.pk)], numbers)
    yield from hand_over(holding.model, twins)


def _twins(holding: PersonalData, person: Person, into: Person) -> dict[int, int]:
    """The numbers of the rows of `person` of which `into` has the like, with its number."""
    if holding.find_duplicate is None:
        return {}
    own = list(_plain_rows(holding, into))
    find = holding.find_duplicate(own)
    found = ((row.pk, find(row)) for row in (_plain_rows(holding, person) if own else ()))
    return {number: twin.pk for number, twin in found if twin}


def _plain_rows(holding: PersonalData, person: Person) -> QuerySet:
    """With their fields as attributes; rows of the model would take several times as long to make."""
    fields = [field.attname for field in holding.model._meta.concrete_fields if not field.primary_key]
    return holding.for_person(person).values_list("pk", *fields, named=True)
