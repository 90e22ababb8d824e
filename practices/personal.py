"""What this room holds about a person."""

from accounts.holdings import Holding
from accounts.models import Person
from practices.models import Look, OpenTask, Ritual, RitualRun, ValueCard, WorkHours


def _same_card(card: ValueCard, person: Person) -> ValueCard | None:
    return ValueCard.objects.of(person).named(card.name)


def _hours_of(hours: WorkHours, person: Person) -> WorkHours | None:
    return WorkHours.objects.filter(person=person).first()


def _keeps_own_value(card: ValueCard) -> bool:
    return card.value is None or card.value.person_id == card.person_id


def _same_look(look: Look, person: Person) -> Look | None:
    return Look.objects.of(person).filter(span=look.span, looked_on=look.looked_on).first()


PERSONAL = (
    Holding(
        ValueCard,
        "person",
        "values sorted: close or not now, their order, and what each means in practice",
        twin=_same_card,
        is_sound=_keeps_own_value,
    ),
    Holding(WorkHours, "person", "your work hours: days, start and end", twin=_hours_of),
    Holding(Ritual, "person", "transition rituals: their parts, length and cue"),
    Holding(RitualRun, "ritual__person", "when a ritual began and ended, your word at its end and your rating"),
    Holding(OpenTask, "run__ritual__person", "open tasks that you ticked on a shutdown list"),
    Holding(Look, "person", "days on which you looked over your weeks", twin=_same_look),
)
