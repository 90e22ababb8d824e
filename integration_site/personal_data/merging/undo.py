"""Undoing a joining within a day, and making it final after that."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model, QuerySet

from accounts.models import Joining, Person
from accounts.personal_data import PersonalData
from commitments.calendar.feeds import note_changes, spellings
from commitments.models import MAX_NON_NEGOTIABLES, Commitment, TickLink, Value
from commitments.plans.actions import own_value
from commitments.plans.non_negotiables import other_non_negotiables
from integration_site.personal_data.erasing.actions import erase_person
from integration_site.personal_data.merging.actions import lock_both
from integration_site.personal_data.merging.moves import Move, refer
from integration_site.personal_data.registry import PERSONAL_DATA, foreign_keys_of

Back = dict[int | None, int]  # what rows refer to since, and what they referred to
HOLDING_OF = {holding.label: holding for holding in PERSONAL_DATA}


@transaction.atomic
def part(joining: Joining, *, now: datetime) -> None:
    """Put back what moved, as it is by now. What was made since stays; Person.DoesNotExist when a side has gone.

    What was erased since stays erased, and ways in that were ended stay ended.
    """
    person, into = lock_both(joining.joined, joining.person, is_active=False)
    if not Joining.objects.filter(pk=joining.pk).exists():
        raise Person.DoesNotExist
    before = spellings([person, into])
    for move in reversed(joining.moves):
        _put_back(move)
    TickLink.objects.filter(person__in=[person, into]).delete()  # one made since may tick a habit that went back
    _keep_apart(person, into)
    _give_back(joining, person, into)
    _hold_fast_again(joining.loosened)
    note_changes([person, into], before, now=now)
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
    label, name, pairs, numbers = move
    holding = HOLDING_OF[label]
    targets = holding.model._meta.get_field(name).related_model._default_manager
    there = set(targets.filter(pk__in=[was for was, _ in pairs]).values_list("pk", flat=True))
    back = {became: was for was, became in pairs if was in there}
    if not back:
        return
    closed = _copy_closed(holding, name, back, numbers) if holding.is_closed else set()
    _refer_back(holding.model, name, back, [number for number in numbers if number not in closed])


def _copy_closed(holding: PersonalData, name: str, back: Back, numbers: list[int]) -> set[int]:
    """The other side gets one like each that stays; the numbers of those that do."""
    rows = holding.model._default_manager.filter(pk__in=numbers, **{f"{name}__in": back}).select_related(name)
    closed = {row.pk: row for row in rows if holding.is_closed(row)}
    for row in closed.values():
        attname = row._meta.get_field(name).attname
        copy = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        copy |= {row._meta.pk.attname: None, attname: back[getattr(row, attname)]}
        with suppress(IntegrityError), transaction.atomic():
            type(row)(**copy).save_base(raw=True, force_insert=True)
    return set(closed)


def _refer_back(model: type[Model], name: str, back: Back, numbers: list[int]) -> None:
    """All at once; one by one only where another has taken the place of any."""
    try:
        with transaction.atomic():
            refer(model, name, back.items(), numbers)
    except IntegrityError:
        for number in numbers:
            with suppress(IntegrityError), transaction.atomic():
                refer(model, name, back.items(), [number])


def _keep_apart(person: Person, into: Person) -> None:
    """Rows made or changed since may refer to the other side."""
    for one, other in ((person, into), (into, person)):
        for holding in PERSONAL_DATA:
            for field, target in _references(holding):
                crossing = {holding.owner: one, f"{field.name}__{target.owner}": other}
                _uncross(holding, field, holding.model._default_manager.filter(**crossing), one, other)


def _references(holding: PersonalData) -> Iterator[tuple[ForeignKey, PersonalData]]:
    """The foreign keys by which its rows could lead to another person's than their own."""
    for field in foreign_keys_of(holding.model):
        target = HOLDING_OF.get(field.related_model._meta.label_lower)
        is_how_it_is_owned = holding.owner.startswith(f"{field.name}__")
        if target and target.model is not Person and not is_how_it_is_owned:
            yield field, target


def _uncross(holding: PersonalData, field: ForeignKey, rows: QuerySet, one: Person, other: Person) -> None:
    """A value is had by both; what leans on a plan or a habit goes along with it; a tick on a card goes."""
    if field.related_model is Value:
        for row in rows.select_related(field.name):
            _take_own_value(row, field.name, one)
    elif "__" not in holding.owner:
        rows.update(**{holding.owner: other})
    else:
        rows.delete()


def _take_own_value(row: Model, name: str, person: Person) -> None:
    word, this = getattr(row, name).name, type(row)._default_manager.filter(pk=row.pk)
    value = own_value(person, word) or Value.objects.create(person=person, name=word)
    try:
        with transaction.atomic():
            this.update(**{name: value})
    except IntegrityError:  # a card has its value alone
        this.update(**{name: None})


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
        if other_non_negotiables(commitment.person, commitment).count() < MAX_NON_NEGOTIABLES:
            Commitment.objects.filter(pk=commitment.pk).update(is_non_negotiable=True)
