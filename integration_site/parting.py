"""Undoing a joining within a day, and making it final after that."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model

from accounts.holdings import Holding
from accounts.models import Joining, Person
from commitments.actions import own_value
from commitments.calendar_actions import note_change
from commitments.models import MOST_FIXED, Commitment, Value
from commitments.non_negotiables import fixed_beside
from integration_site.erasing import erase_person
from integration_site.joining import Move, lock_both
from integration_site.personal import HOLDINGS, relations

HOLDING_OF = {holding.label: holding for holding in HOLDINGS}


@transaction.atomic
def part(joining: Joining, *, now: datetime) -> None:
    """Put back what moved, as it is by now. What was made since stays; Person.DoesNotExist when a side has gone.

    What was erased since stays erased, and ways in that were ended stay ended.
    """
    person, into = lock_both(joining.joined, joining.person, is_active=False)
    if not Joining.objects.filter(pk=joining.pk).exists():
        raise Person.DoesNotExist
    for move in reversed(joining.moves):
        _put_back(move)
    _keep_apart(person, into)
    _give_back(joining, person, into)
    _hold_fast_again(joining.loosened)
    for commitment in Commitment.objects.filter(person__in=[person, into]):
        note_change(commitment.pk, now=now)
    joining.delete()


def finish_joinings(*, now: datetime) -> None:
    """Erase those who were joined a day ago, with what the other had already."""
    for number in Joining.objects.over(now).values_list("pk", flat=True):
        _finish(number, now=now)


@transaction.atomic
def _finish(number: int, *, now: datetime) -> None:
    asleep = Person.objects.select_for_update().filter(joined_as=number).first()
    joining = Joining.objects.filter(pk=number).select_related("person").first()
    if asleep and joining:  # not undone or erased a moment ago
        erase_person(asleep, now=now, into=joining.person)


def _put_back(move: Move) -> None:
    """Unless the row was erased or refers to something else by now, or another has taken its place."""
    label, number, name, was, became = move
    holding = HOLDING_OF[label]
    row = holding.model._default_manager.filter(**{"pk": number, name: became}).first()
    field = holding.model._meta.get_field(name)
    if row is None or not field.related_model._default_manager.filter(pk=was).exists():
        return
    stays = holding.is_closed is not None and holding.is_closed(row)
    if stays:
        row.pk = None
    setattr(row, field.attname, was)
    with suppress(IntegrityError), transaction.atomic():
        row.save_base(raw=True, force_insert=stays, update_fields=None if stays else [name])


def _keep_apart(person: Person, into: Person) -> None:
    """Rows made or changed since may refer to the other side."""
    for one, other in ((person, into), (into, person)):
        for holding in HOLDINGS:
            for field, target in _references(holding):
                crossing = {holding.owner: one, f"{field.name}__{target.owner}": other}
                for row in holding.model._default_manager.filter(**crossing):
                    _uncross(holding, field, row, one, other)


def _references(holding: Holding) -> Iterator[tuple[ForeignKey, Holding]]:
    """The foreign keys by which its rows could lead to another person's than their own."""
    for field in relations(holding.model):
        target = HOLDING_OF.get(field.related_model._meta.label_lower)
        is_how_it_is_owned = holding.owner.startswith(f"{field.name}__")
        if target and target.model is not Person and not is_how_it_is_owned:
            yield field, target


def _uncross(holding: Holding, field: ForeignKey, row: Model, one: Person, other: Person) -> None:
    """A value is had by both; what leans on a plan or a habit goes along with it; a tick on a card goes."""
    if field.related_model is Value:
        name = getattr(row, field.name).name
        value = own_value(one, name) or Value.objects.create(person=one, name=name)
        with suppress(IntegrityError), transaction.atomic():
            holding.model._default_manager.filter(pk=row.pk).update(**{field.name: value})
            return
        holding.model._default_manager.filter(pk=row.pk).update(**{field.name: None})  # a card has its value alone
    elif "__" not in holding.owner:
        holding.model._default_manager.filter(pk=row.pk).update(**{holding.owner: other})
    else:
        row.delete()


def _give_back(joining: Joining, person: Person, into: Person) -> None:
    """Who each was: awake, with the address and the clock from before, where nobody has taken the address since."""
    Person.objects.filter(pk=person.pk).update(is_active=True)
    Person.objects.filter(pk=into.pk, time_zone=joining.taken_zone).exclude(time_zone="").update(time_zone="")
    for who, address in ((person, joining.joined_address), (into, joining.address)):
        if address and not Person.objects.filter(email=address).exists():
            with suppress(IntegrityError), transaction.atomic():
                Person.objects.filter(pk=who.pk, email=None).update(email=address)


def _hold_fast_again(numbers: list[int]) -> None:
    for commitment in Commitment.objects.filter(pk__in=numbers).active().order_by("created_at", "pk"):
        if fixed_beside(commitment.person, commitment).count() < MOST_FIXED:
            Commitment.objects.filter(pk=commitment.pk).update(is_non_negotiable=True)
