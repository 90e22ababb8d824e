from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Person
from accounts.text import comparison_key
from commitments.plans.actions import value_of
from commitments.wording.phrases import number
from practices.loading import library
from practices.models import Pile, ValueCard
from practices.values.ranking import move_item, move_to_top, surplus

MAX_OWN = 10
ENOUGH_OWN = f"{number(MAX_OWN).capitalize()} cards of your own are there already. Take one away to add another."


@transaction.atomic
def sort_card(*, person: Person, key: str, pile: Pile, now: datetime) -> ValueCard:
    """Lay an authored card on a pile, or over to the other."""
    _lock(person)
    return _move_card(person, key, library.cards()[key].name, pile, now)


@transaction.atomic
def add_own_card(*, person: Person, name: str, now: datetime) -> ValueCard:
    """Lay a card of the person's own with those that are close. One that is there is laid there, once.

    ValidationError "too_many_own".
    """
    _lock(person)
    key = comparison_key(name)
    authored = next((card for card in library.cards().values() if comparison_key(card.name) == key), None)
    cards = ValueCard.objects.for_person(person)
    if authored is None and not cards.named(name) and cards.own().count() >= MAX_OWN:
        raise ValidationError(ENOUGH_OWN, "too_many_own")
    return _move_card(person, authored.key if authored else "", authored.name if authored else name, Pile.CLOSE, now)


@transaction.atomic
def choose_cards(*, person: Person, chosen: Sequence[str], own: str, now: datetime) -> None:
    """Exactly these are close; what was close besides waits. ValidationError "too_many_own".

    `chosen` are keys of authored cards and numbers of the person's own.
    """
    _lock(person)
    keys = [each for each in chosen if each in library.cards()]
    cards = [sort_card(person=person, key=key, pile=Pile.CLOSE, now=now) for key in keys]
    for card in ValueCard.objects.for_person(person).own().filter(pk__in=set(chosen) - set(keys)):
        cards.append(_move_card(person, "", card.name, Pile.CLOSE, now))
    if own:
        cards.append(add_own_card(person=person, name=own, now=now))
    others = ValueCard.objects.for_person(person).close().exclude(pk__in=[card.pk for card in cards])
    others.update(pile=Pile.NOT_NOW, rank=None, value=None)
    _number(_close_order(person))


@transaction.atomic
def move_card(*, card: ValueCard, up: bool) -> None:
    _lock(card.person)
    _number(move_item(_close_order(card.person), card.pk, up=up))


@transaction.atomic
def move_card_to_top(*, card: ValueCard) -> None:
    _lock(card.person)
    _number(move_to_top(_close_order(card.person), card.pk))


@transaction.atomic
def move_to_pile(*, card: ValueCard, pile: Pile, now: datetime) -> None:
    """Lay a card that has been sorted over to another pile."""
    _lock(card.person)
    _move_card(card.person, card.key, card.name, pile, now)


@transaction.atomic
def keep_values(*, person: Person) -> None:
    """Make those that are close the values of the person. ValidationError "none_close" or "too_many"."""
    _lock(person)
    close = list(ValueCard.objects.for_person(person).close())
    if not close:
        raise ValidationError("Choose at least one card first.", "none_close")
    if beyond := surplus(len(close)):
        raise ValidationError(f"Lay {number(beyond)} aside first, so that five are left.", "too_many")
    ValueCard.objects.for_person(person).exclude(value=None).update(value=None)
    for rank, card in enumerate(close, 1):
        card.rank, card.value = rank, value_of(person, card.name)
    ValueCard.objects.bulk_update(close, ["rank", "value"])


@transaction.atomic
def save_meanings(*, person: Person, meanings: Mapping[int, str]) -> None:
    """By the number of the card."""
    for card in ValueCard.objects.for_person(person).filter(pk__in=meanings):
        card.in_practice = meanings[card.pk]
        card.save(update_fields=["in_practice"])


def _move_card(person: Person, key: str, name: str, pile: Pile, now: datetime) -> ValueCard:
    card = ValueCard.objects.for_person(person).named(name) or ValueCard(person=person, key=key, name=name)
    if card.pile != pile or card.key != key:
        card.key = key  # a word of the person's own may have become an authored card since
        card.pile, card.rank, card.value, card.sorted_at = pile, None, None, now
        card.save()
    return card


def _close_order(person: Person) -> list[int]:
    return [card.pk for card in ValueCard.objects.for_person(person).close()]


def _number(order: Sequence[int]) -> None:
    for rank, pk in enumerate(order, 1):
        ValueCard.objects.filter(pk=pk).update(rank=rank)


def _lock(person: Person) -> None:
    """Requests of one person that sort cards wait for one another."""
    Person.objects.select_for_update().get(pk=person.pk)
