"""What this room holds about a person."""

from accounts.holdings import Holding
from accounts.models import Person
from practices.models import (
    AuditDay,
    AuditHours,
    BlendHour,
    BlendLook,
    Look,
    OpenTask,
    Ritual,
    RitualRun,
    ValueCard,
    WorkHours,
)


def _same_card(card: ValueCard, person: Person) -> ValueCard | None:
    return ValueCard.objects.of(person).named(card.name)


def _hours_of(hours: WorkHours, person: Person) -> WorkHours | None:
    """The same, or any of another save: who has work hours keeps them, and gets no day of others."""
    own = WorkHours.objects.of(person)
    others = own.exclude(changed_at=hours.changed_at).first()
    return others or next((each for each in own if each.shift == hours.shift), None)


def _same_day(noted: AuditDay, person: Person) -> AuditDay | None:
    return AuditDay.objects.of(person).filter(day=noted.day).first()


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
    Holding(WorkHours, "person", "your work hours: days, start and end, and which of two weeks", twin=_hours_of),
    Holding(Ritual, "person", "transition rituals: their parts, length and cue"),
    Holding(RitualRun, "ritual__person", "when a ritual began and ended, your word at its end and your rating"),
    Holding(OpenTask, "run__ritual__person", "open tasks that you ticked on a shutdown list"),
    Holding(Look, "person", "days on which you looked over your weeks", twin=_same_look),
    Holding(AuditDay, "person", "days you noted: the best hour and the hour that got away", twin=_same_day),
    Holding(AuditHours, "day__person", "hours of those days and what they went to"),
    Holding(BlendHour, "person", "hours in which work and life may overlap: name, day and start"),
    Holding(BlendLook, "hour__person", "how such an hour went, and a note"),
)
