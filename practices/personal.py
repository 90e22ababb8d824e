"""What this room holds about a person."""

from accounts.holdings import Holding
from accounts.models import Person
from practices.models import ValueCard, WorkHours


def _same_card(card: ValueCard, person: Person) -> ValueCard | None:
    return ValueCard.objects.of(person).named(card.name)


def _hours_of(hours: WorkHours, person: Person) -> WorkHours | None:
    return WorkHours.objects.filter(person=person).first()


def _keeps_own_value(card: ValueCard) -> bool:
    return card.value is None or card.value.person_id == card.person_id


PERSONAL = (
    Holding(
        ValueCard,
        "person",
        "values sorted: close or not now, their order, and what each means in practice",
        twin=_same_card,
        is_sound=_keeps_own_value,
    ),
    Holding(WorkHours, "person", "your work hours: days, start and end", twin=_hours_of),
)
