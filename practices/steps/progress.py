"""Which steps a person has done, from the rows they left, in one query."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from accounts.models import Person
from commitments.models import Commitment, Share, WorkCard
from practices.models import AuditDay, BlendHour, Look, LookSpan, Ritual, ValueCard

OWN = OuterRef("pk")
COMPLETION_RULES = {
    "values": Exists(ValueCard.objects.filter(person=OWN, value__isnull=False)),
    "audit": Exists(AuditDay.objects.filter(person=OWN)),
    "non_negotiables": Exists(Commitment.objects.active().filter(person=OWN, is_non_negotiable=True)),
    "say_it": Exists(WorkCard.objects.filter(person=OWN))
    | Exists(Commitment.objects.filter(person=OWN, told_at__isnull=False, archived_at=None)),
    "boundaries": Exists(Commitment.objects.filter(person=OWN, archived_at=None)),
    "rituals": Exists(Ritual.objects.filter(person=OWN, put_away_at=None)),
    "accountability": Exists(Share.objects.filter(commitment__person=OWN, commitment__archived_at=None)),
    "monitor": Exists(Look.objects.filter(person=OWN, span=LookSpan.TWO_WEEKS)),
    "blend": Exists(BlendHour.objects.filter(person=OWN)),
}
REFINED_FOR = timedelta(days=31)  # then it is the next step again


def done_steps(person: Person | None, today: date) -> set[str] | None:
    """Keys of steps; None for a visitor."""
    if person is None:
        return None
    refined = Look.objects.filter(person=OWN, span=LookSpan.MONTH, looked_on__gt=today - REFINED_FOR)
    rules = COMPLETION_RULES | {"refine": Exists(refined)}
    marks = Person.objects.filter(pk=person.pk).annotate(**{f"did_{key}": done for key, done in rules.items()})
    row = marks.values(*(f"did_{key}" for key in rules)).get()
    return {key for key in rules if row[f"did_{key}"]}
