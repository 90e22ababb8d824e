"""Joining two people who are one: what it moves is remembered for a day, so that `parting` can undo it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from accounts.holdings import Holding
from accounts.models import Joining, Person, Session
from commitments.calendar_actions import note_change
from commitments.models import Commitment
from commitments.non_negotiables import loosen_beyond
from integration_site.personal import HOLDINGS, relations
from integration_site.ways_in import end_ways_in

Move = tuple[str, int, str, int, int | None]  # label, number, field, what it referred to, what it refers to since


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
    moves = [move for holding in HOLDINGS if _goes_along(holding) for move in _move_rows(holding, person, into)]
    joining = Joining(person=into, joined=person, joined_at=now, moves=moves, ended=ended)
    _lay_addresses_aside(joining, keeps_address=keeps_address)
    if person.time_zone and not into.time_zone:
        joining.taken_zone = person.time_zone
        into.take_time_zone(person.time_zone)
    for commitment in Commitment.objects.of(into):  # its value may be spelt otherwise now
        note_change(commitment.pk, now=now)
    joining.loosened = [each.pk for each in loosen_beyond(into)]
    joining.save()
    return joining


def lock_both(person: Person, into: Person, *, is_active: bool = True) -> list[Person]:
    """As they are now: two joins at once wait for one another here, and an address may have changed meanwhile."""
    people = Person.objects.select_for_update().order_by("pk").in_bulk([person.pk, into.pk])
    if len(people) < 2 or people[person.pk].is_active != is_active or not people[into.pk].is_active:
        raise Person.DoesNotExist
    return [people[person.pk], people[into.pk]]


def _goes_along(holding: Holding) -> bool:
    return holding.carried and any(
        field.name == holding.owner and field.related_model is Person for field in relations(holding.model)
    )


def _lay_addresses_aside(joining: Joining, *, keeps_address: bool) -> None:
    person, into = joining.joined, joining.person
    joining.joined_address = person.email or ""
    Person.objects.filter(pk=person.pk).update(email=None, is_active=False)
    if not keeps_address:
        joining.address = into.email or ""
        Person.objects.filter(pk=into.pk).update(email=None)


def _move_rows(holding: Holding, person: Person, into: Person) -> list[Move]:
    moves: list[Move] = []
    for row in holding.of(person):
        twin = holding.twin(row, into) if holding.twin else None
        moves += _hand_over(row, twin) if twin else [_refer(row, holding.owner, person, into)]
    return moves


def _hand_over(row: Model, twin: Model) -> list[Move]:
    """What refers to `row` then refers to `twin`. What `twin` has already stays with `row`, or refers to nothing."""
    moves: list[Move] = []
    for holding in HOLDINGS:
        for field in relations(holding.model):
            if field.related_model is type(row):
                for reference in holding.model._default_manager.filter(**{field.name: row}):
                    is_taken = _is_taken(reference, field.name, twin)
                    if field.null or not is_taken:
                        moves.append(_refer(reference, field.name, row, None if is_taken else twin))
    return moves


def _refer(row: Model, name: str, was: Model, target: Model | None) -> Move:
    setattr(row, name, target)
    row.save_base(raw=True, update_fields=[name])
    return (row._meta.label_lower, row.pk, name, was.pk, target.pk if target else None)


def _is_taken(row: Model, name: str, target: Model) -> bool:
    """Whether another row holds what a unique constraint allows once, if `row` referred to `target`."""
    setattr(row, name, target)
    unique = [set(each.fields) for each in row._meta.total_unique_constraints if each.fields]
    unique += [{field.name} for field in relations(type(row)) if field.unique]
    others = type(row)._default_manager.exclude(pk=row.pk)
    return any(others.filter(**{key: getattr(row, key) for key in names}).exists() for names in unique)
