from datetime import datetime

from django.db import transaction

from accounts.models import Person
from commitments.models import Answer, CheckIn, Commitment, MicroHabit, Occasion, Value
from commitments.plans import Plan
from commitments.schedule import weekly_occasions


@transaction.atomic
def save_commitment(*, person: Person, plan: Plan, now: datetime) -> Commitment:
    """Keep a plan: its value, the commitment, the weekly occasions after `now` and, when it has one, the habit."""
    value, _ = Value.objects.get_or_create(person=person, name__iexact=plan.value, defaults={"name": plan.value})
    commitment = Commitment.objects.create(
        person=person,
        value=value,
        what=plan.what,
        weekday=plan.weekday,
        starts_local=plan.hours.starts,
        ends_local=plan.hours.ends,
        time_zone=plan.time_zone,
        obstacle=plan.obstacle,
        response=plan.response,
        created_at=now,
    )
    _make_occasions(commitment, after=now)
    if plan.cue:
        MicroHabit.objects.create(
            person=person, commitment=commitment, cue=plan.cue, action=plan.action, created_at=now
        )
    return commitment


def _make_occasions(commitment: Commitment, *, after: datetime) -> None:
    times = weekly_occasions(after, commitment.weekday, commitment.hours, commitment.zone)
    Occasion.objects.bulk_create(
        Occasion(commitment=commitment, starts_at=starts_at, ends_at=ends_at) for starts_at, ends_at in times
    )


def answer_occasion(*, occasion: Occasion, answer: Answer, now: datetime) -> CheckIn:
    """Answer an occasion, or change its answer. Answers that arrive together end as one row, the last to be written."""
    check_in, _ = CheckIn.objects.update_or_create(occasion=occasion, defaults={"answer": answer, "answered_at": now})
    return check_in
