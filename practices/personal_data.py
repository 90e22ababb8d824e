"""What this app holds about a person."""

from collections.abc import Sequence
from operator import attrgetter

from accounts.personal_data import Find, PersonalData, alike
from accounts.text import comparison_key
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


def _name(card: ValueCard) -> str:
    return comparison_key(card.name)


def _hours_among(own: Sequence[WorkHours]) -> Find:
    """The same, or any of another save: who has work hours keeps them, and gets no day of others."""
    same = attrgetter("weekdays", "starts_local", "ends_local", "every_second_from")

    def find(hours: WorkHours) -> WorkHours | None:
        others = (each for each in own if each.changed_at != hours.changed_at)
        return next(others, None) or next((each for each in own if same(each) == same(hours)), None)

    return find


def _keeps_own_value(card: ValueCard) -> bool:
    return card.value is None or card.value.person_id == card.person_id


PERSONAL = (
    PersonalData(
        ValueCard,
        "person",
        "values sorted: close or not now, their order, and what each means in practice",
        find_duplicate=alike(_name),
        validate=_keeps_own_value,
    ),
    PersonalData(
        WorkHours, "person", "your work hours: days, start and end, and which of two weeks", find_duplicate=_hours_among
    ),
    PersonalData(Ritual, "person", "transition rituals: their parts, length and cue"),
    PersonalData(RitualRun, "ritual__person", "when a ritual began and ended, your word at its end and your rating"),
    PersonalData(OpenTask, "run__ritual__person", "open tasks that you ticked on a shutdown list"),
    PersonalData(
        Look,
        "person",
        "days on which you looked over your weeks",
        find_duplicate=alike(attrgetter("span", "looked_on")),
    ),
    PersonalData(
        AuditDay,
        "person",
        "days you noted: the best hour and the hour that got away",
        find_duplicate=alike(attrgetter("day")),
    ),
    PersonalData(AuditHours, "day__person", "hours of those days and what they went to"),
    PersonalData(BlendHour, "person", "hours in which work and life may overlap: name, day and start"),
    PersonalData(BlendLook, "hour__person", "how such an hour went, and a note"),
)
