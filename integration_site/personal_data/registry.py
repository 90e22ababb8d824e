"""What all apps together hold about a person. Rows come after those that they refer to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import Count, ForeignKey, Model, QuerySet, Value

from accounts.models import Person, Session
from accounts.personal_data import PERSONAL as ACCOUNTS
from accounts.personal_data import PersonalData
from assessments.personal_data import PERSONAL as ASSESSMENTS
from coaching.personal_data import PERSONAL as COACHING
from commitments.personal_data import PERSONAL as COMMITMENTS
from practices.personal_data import PERSONAL as PRACTICES

PERSONAL_DATA: tuple[PersonalData, ...] = (*ACCOUNTS, *ASSESSMENTS, *COMMITMENTS, *PRACTICES, *COACHING)
ACCOUNT = {Person, Session}  # what signs staff in


@dataclass(frozen=True)
class DataSummary:
    description: str
    count: int


def data_summary(person: Person, *, with_account: bool = True) -> list[DataSummary]:
    """What is stored, in words, with how many rows; nothing for what there is none of. One query."""
    return _stored(person, [holding for holding in PERSONAL_DATA if with_account or holding.model not in ACCOUNT])


def portable_summary(person: Person) -> list[DataSummary]:
    """As data_summary, of what an export carries alone."""
    return _stored(person, [holding for holding in PERSONAL_DATA if holding.is_portable])


def _stored(person: Person, holdings: list[PersonalData]) -> list[DataSummary]:
    first, *others = (_count(holding, place, person) for place, holding in enumerate(holdings))
    return [
        DataSummary(holdings[place].description, count)
        for place, count in sorted(first.union(*others, all=True))
        if count
    ]


def _count(holding: PersonalData, place: int, person: Person) -> QuerySet:
    """One row: `place` and the number of rows."""
    rows = holding.for_person(person).order_by().annotate(place=Value(place)).values("place")
    return rows.annotate(count=Count("pk")).values_list("place", "count")


def has_data(person: Person) -> bool:
    """Whether the person has saved anything that an export carries."""
    return any(holding.for_person(person).exists() for holding in PERSONAL_DATA if holding.is_portable)


def personal_models() -> list[type[Model]]:
    """Our models that are Person or lead to it by foreign keys."""
    ours = [model for model in apps.get_models() if model._meta.app_label in settings.LOCAL_APPS]
    found = [Person]
    for target in found:
        found += [model for model in ours if model not in found and refers_to(model, target)]
    return [model for model in ours if model in found]


def refers_to(model: type[Model], target: type[Model]) -> bool:
    return any(field.related_model is target for field in foreign_keys_of(model))


def foreign_keys_of(model: type[Model]) -> Iterator[ForeignKey]:
    """Its foreign keys, one-to-one ones among them."""
    return (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
