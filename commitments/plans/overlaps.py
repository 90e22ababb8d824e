"""What a person keeps already that says the same as a plan, or lies at the same time."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from accounts.models import Person
from commitments.models import Commitment, Occasion
from commitments.plans.drafts import PlanDraft
from commitments.schedule import Span


def names_sharing_time(commitment: Commitment) -> list[str]:
    """What else of the same person is protected during open times of `commitment`, each once."""
    spans = commitment.occasions.at_an_hour().filter(check_in=None).values_list("starts_at", "ends_at")
    return names_at(spans, person_id=commitment.person_id, beside=commitment)


def names_at(spans: Iterable[Span], *, person_id: int, beside: Commitment | None) -> list[str]:
    """What the person protects at any of these times, `beside` left out, each once."""
    shared = Q()
    for starts_at, ends_at in spans:
        shared |= Q(starts_at__lt=ends_at, ends_at__gt=starts_at)
    if not shared:
        return []
    others = Occasion.objects.filter(shared, commitment__person=person_id, check_in=None).at_an_hour().of_active()
    names = others.exclude(commitment=beside).values_list("commitment__what", flat=True)
    return list(dict.fromkeys(names))


def running_same_as(
    plan: PlanDraft, person: Person | None, now: datetime, *, besides: Commitment | None = None
) -> Commitment | None:
    """One with a time ahead that protects the same at the same times."""
    running = Commitment.objects.for_person(person).active().filter(occasions__ends_at__gt=now).distinct()
    running = running.exclude(pk=besides.pk) if besides else running
    return next((each for each in running.select_related("value") if _is_same(plan, each)), None)


def _is_same(plan: PlanDraft, commitment: Commitment) -> bool:
    return plan.is_same_as(
        value=commitment.value.name, what=commitment.what, days=commitment.days, hours=commitment.hours
    )
