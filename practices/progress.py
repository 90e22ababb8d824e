"""Which steps a person has done, from the rows they left, in one query."""

from django.db.models import Exists, OuterRef

from accounts.models import Person
from commitments.models import Commitment, WorkCard
from practices.models import ValueCard

OWN = OuterRef("pk")
DONE = {
    "values": Exists(ValueCard.objects.filter(person=OWN, value__isnull=False)),
    "non_negotiables": Exists(Commitment.objects.active().filter(person=OWN, is_non_negotiable=True)),
    "say_it": Exists(WorkCard.objects.filter(person=OWN))
    | Exists(Commitment.objects.filter(person=OWN, told_at__isnull=False)),
    "boundaries": Exists(Commitment.objects.filter(person=OWN)),
}


def done_steps(person: Person | None) -> set[str] | None:
    """Keys of steps; None for a visitor."""
    if person is None:
        return None
    marks = Person.objects.filter(pk=person.pk).annotate(**{f"did_{key}": done for key, done in DONE.items()})
    row = marks.values(*(f"did_{key}" for key in DONE)).get()
    return {key for key in DONE if row[f"did_{key}"]}
