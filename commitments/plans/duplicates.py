"""A plan that somebody keeps already, before they keep it once more."""

from datetime import datetime

from accounts.models import Person
from commitments.models import Commitment
from commitments.plans.drafts import PlanDraft


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
