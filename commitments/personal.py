"""What this room holds about a person."""

from accounts.holdings import Holding
from accounts.models import Person
from commitments.models import CheckIn, Commitment, MicroHabit, Occasion, Value


def _same_name(value: Value, person: Person) -> Value | None:
    return Value.objects.filter(person=person, name__iexact=value.name).first()


def _has_own_value(commitment: Commitment) -> bool:
    return commitment.value.person_id == commitment.person_id and commitment.occasions.exists()


def _stays_within(habit: MicroHabit) -> bool:
    return habit.commitment is None or habit.commitment.person_id == habit.person_id


PERSONAL = (
    Holding(Value, "person", "for whom or what you protect time", twin=_same_name),
    Holding(Commitment, "person", "weekly plans: what, when, and your if-then plan", is_sound=_has_own_value),
    Holding(MicroHabit, "person", "two-minute habits", is_sound=_stays_within),
    Holding(Occasion, "commitment__person", "protected times"),
    Holding(CheckIn, "occasion__commitment__person", "answers to protected times"),
)
