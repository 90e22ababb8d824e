from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from commitments.calendar.feeds import record_calendar_change
from commitments.habits.actions import resume_habits
from commitments.models import Answer, CheckIn, Commitment
from commitments.plans.actions import make_occasions, save_commitment
from commitments.plans.drafts import PlanDraft
from commitments.plans.non_negotiables import can_stay


@transaction.atomic
def renew(*, commitment: Commitment, now: datetime) -> bool:
    """Four more weeks, from the week after the last one or the coming one. While some are ahead: nothing.

    It is then kept again, also when it was closed or put away. True when it was fixed and is
    flexible now, because three others are fixed.
    """
    own = Commitment.objects.select_for_update().get(pk=commitment.pk)  # two posts at once wait for one another here
    last = own.occasions.order_by("starts_at").last()
    if last.ends_at > now:
        return False
    week_after = datetime.combine(last.week_on + timedelta(weeks=1), time.min, own.zone)
    after = max(now, week_after - timedelta(microseconds=1))
    make_occasions(own, after=after)
    resume_habits(commitment=own, given_up_at=own.finished_at, now=now)
    was_fixed, own.is_non_negotiable = own.is_non_negotiable, can_stay(own)
    own.finished_at = own.archived_at = None
    own.save(update_fields=["is_non_negotiable", "finished_at", "archived_at"])
    record_calendar_change(own.pk, now=now)
    return was_fixed and not own.is_non_negotiable


@transaction.atomic
def finish(*, commitment: Commitment, now: datetime, with_habits: bool = False) -> None:
    """Close it: what lies ahead and has no answer goes, everything that was stays. A second time changes nothing.

    A time that was moved to one that goes came to nothing, so it did not apply; when it lies ahead itself, it goes too.
    Its habits go on unless they are given up too.
    """
    ahead = commitment.occasions.filter(starts_at__gt=now)
    gone = list(ahead.filter(check_in=None).values_list("pk", flat=True))
    moved = CheckIn.objects.filter(occasion__successor__in=gone)
    moved.filter(occasion__starts_at__lte=now).update(answer=Answer.NOT_APPLICABLE)
    ahead.filter(Q(pk__in=gone) | Q(successor__in=gone)).delete()
    Commitment.objects.filter(pk=commitment.pk, finished_at=None).update(finished_at=now)
    if with_habits:
        commitment.micro_habits.kept().update(given_up_at=now)
    record_calendar_change(commitment.pk, now=now)


@transaction.atomic
def adapt(*, commitment: Commitment, plan: PlanDraft, now: datetime) -> Commitment:
    """Keep another plan in its place."""
    finish(commitment=commitment, now=now)
    return save_commitment(person=commitment.person, plan=plan, now=now)
