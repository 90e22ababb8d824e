"""At most three commitments of one person stay fixed at a time: a fourth weakens the others."""

from django.core.exceptions import ValidationError

from accounts.models import Person
from commitments.models import MAX_NON_NEGOTIABLES, Commitment, CommitmentQuerySet

LIMIT_MESSAGE = (
    "Three things are fixed already. A fourth weakens the others: a full week has to give way somewhere. "
    "Make one of them flexible first, or leave this one flexible."
)


def other_non_negotiables(person: Person | None, commitment: Commitment | None) -> CommitmentQuerySet:
    """Those that stay fixed now, without `commitment`, in the order in which they began."""
    fixed = Commitment.objects.for_person(person).active().filter(is_non_negotiable=True)
    return fixed.exclude(pk=commitment.pk if commitment else None).order_by("created_at", "pk")


def enforce_limit(person: Person, commitment: Commitment | None = None) -> None:
    """ValidationError "fourth_anchor" when three others stay fixed. Call it in the transaction that saves."""
    lock_for_limit(person)
    if other_non_negotiables(person, commitment).count() >= MAX_NON_NEGOTIABLES:
        raise ValidationError(LIMIT_MESSAGE, "fourth_anchor")


def can_stay(commitment: Commitment) -> bool:
    """Whether it still stays fixed beside the others that are kept now. Call it in the transaction that saves."""
    lock_for_limit(commitment.person)
    others = other_non_negotiables(commitment.person, commitment)
    return commitment.is_non_negotiable and others.count() < MAX_NON_NEGOTIABLES


def demote_surplus(person: Person) -> list[Commitment]:
    """Let only those that began first stay fixed; the others, which are loose now."""
    lock_for_limit(person)
    later = list(other_non_negotiables(person, None).select_related("value")[MAX_NON_NEGOTIABLES:])
    Commitment.objects.filter(pk__in=[each.pk for each in later]).update(is_non_negotiable=False)
    return later


def lock_for_limit(person: Person) -> None:
    """Requests of one person that make something stay fixed wait for one another."""
    Person.objects.select_for_update().get(pk=person.pk)
