"""What all rooms together hold about a person. Rows come after those that they refer to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import Count, ForeignKey, Model, QuerySet, Value

from accounts.holdings import Holding
from accounts.models import Person, Session
from accounts.personal import PERSONAL as ACCOUNTS
from assessments.personal_data import PERSONAL as ASSESSMENTS
from coaching.personal_data import PERSONAL as COACHING
from commitments.personal_data import PERSONAL as COMMITMENTS
from practices.personal_data import PERSONAL as PRACTICES

HOLDINGS: tuple[Holding, ...] = (*ACCOUNTS, *ASSESSMENTS, *COMMITMENTS, *PRACTICES, *COACHING)
ACCOUNT = {Person, Session}  # what signs staff in


@dataclass(frozen=True)
class Stored:
    words: str
    count: int


def stored_for(person: Person, *, with_account: bool = True) -> list[Stored]:
    """What is stored, in words, with how many rows; nothing for what there is none of. One query."""
    return _stored(person, [holding for holding in HOLDINGS if with_account or holding.model not in ACCOUNT])


def things_of(person: Person) -> list[Stored]:
    """As stored_for, of what an export carries alone."""
    return _stored(person, [holding for holding in HOLDINGS if holding.carried])


def _stored(person: Person, holdings: list[Holding]) -> list[Stored]:
    first, *others = (_count(holding, place, person) for place, holding in enumerate(holdings))
    return [Stored(holdings[place].words, count) for place, count in sorted(first.union(*others, all=True)) if count]


def _count(holding: Holding, place: int, person: Person) -> QuerySet:
    """One row: `place` and the number of rows."""
    rows = holding.of(person).order_by().annotate(place=Value(place)).values("place")
    return rows.annotate(count=Count("pk")).values_list("place", "count")


def has_things(person: Person) -> bool:
    """Whether the person has saved anything that an export carries."""
    return any(holding.of(person).exists() for holding in HOLDINGS if holding.carried)


def personal_models() -> list[type[Model]]:
    """Our models that are Person or lead to it by foreign keys."""
    ours = [model for model in apps.get_models() if model._meta.app_label in settings.LOCAL_APPS]
    return [model for model in ours if _leads_to_person(model, set())]


def _leads_to_person(model: type[Model], seen: set[type[Model]]) -> bool:
    if model is Person:
        return True
    targets = {field.related_model for field in relations(model)} - seen - {model}
    return any(_leads_to_person(target, seen | {model}) for target in targets)


def relations(model: type[Model]) -> Iterator[ForeignKey]:
    """Its foreign keys, one-to-one ones among them."""
    return (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
