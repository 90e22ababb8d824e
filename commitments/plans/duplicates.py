"""A plan or a habit that somebody keeps already, before they keep it once more."""

from datetime import datetime

from accounts.models import Person
from accounts.text import comparison_key
from commitments.models import Commitment, MicroHabit
from commitments.plans.drafts import Plan


def running_same_as(
    plan: Plan, person: Person | None, now: datetime, *, besides: Commitment | None = None
) -> Commitment | None:
    """One with a time ahead that protects the same at the same times."""
    running = Commitment.objects.of(person).active().filter(occasions__ends_at__gt=now).distinct()
    running = running.exclude(pk=besides.pk) if besides else running
    return next((each for each in running.select_related("value") if _is_same(plan, each)), None)


def kept_same_as(person: Person, *, cue: str, action: str) -> MicroHabit | None:
    """A habit with the same words, however they are written."""
    words = _key(cue, action)
    return next((each for each in MicroHabit.objects.of(person).kept() if _key(each.cue, each.action) == words), None)


def _key(cue: str, action: str) -> tuple[str, str]:
    return comparison_key(cue), comparison_key(action.rstrip(" ."))


def _is_same(plan: Plan, commitment: Commitment) -> bool:
    return plan.is_same_as(
        value=commitment.value.name, what=commitment.what, days=commitment.days, hours=commitment.hours
    )
