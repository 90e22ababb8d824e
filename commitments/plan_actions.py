"""Changes of what is planned ahead. What is past or answered stays as it is."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from accounts.models import Person
from commitments.actions import value_of
from commitments.firmness import is_easing, week_end
from commitments.models import MOST_FIXED, Commitment, Firmness, Occasion, Pause
from commitments.plans import Plan
from commitments.review_models import Review
from commitments.schedule import Hours, minutes_of, own_hours, replanned

PAUSE_DAYS = 7
SHORTEST = 15  # minutes


@transaction.atomic
def pause_week(*, person: Person, why: Pause, now: datetime) -> int:
    """Let the coming seven days count as nothing; how many protected times that takes out."""
    coming = Occasion.objects.of(person).open_after(now).filter(starts_at__lt=now + timedelta(days=PAUSE_DAYS))
    return Occasion.objects.filter(pk__in=list(coming.values_list("pk", flat=True))).update(paused_for=why)


@transaction.atomic
def resume_week(*, person: Person, now: datetime) -> None:
    coming = Occasion.objects.of(person).open_after(now)
    Occasion.objects.filter(pk__in=list(coming.values_list("pk", flat=True))).update(paused_for="")


@transaction.atomic
def rest_commitment(*, commitment: Commitment, now: datetime) -> Occasion | None:
    """Leave the next protected time out, in a firm plan the next after this week; None when there is none."""
    after = week_end(now, commitment.zone) if commitment.is_firm(now) else now
    ahead = Occasion.objects.filter(commitment=commitment, paused_for="", starts_at__gt=after, check_in=None)
    occasion = ahead.order_by("starts_at").first()
    if occasion:
        occasion.paused_for = Pause.REST
        occasion.save(update_fields=["paused_for"])
        _mark_changed(commitment, now)
    return occasion


@transaction.atomic
def halve_commitment(*, commitment: Commitment, now: datetime) -> bool:
    minutes = max(SHORTEST, minutes_of(commitment.hours) // 2)
    hours = own_hours(commitment.starts_local, minutes)
    return set_time(commitment=commitment, weekday=commitment.weekday, hours=hours, now=now)


@transaction.atomic
def move_commitment(*, commitment: Commitment, weekday: int, now: datetime) -> bool:
    return set_time(commitment=commitment, weekday=weekday, hours=commitment.hours, now=now)


@transaction.atomic
def edit_commitment(*, commitment: Commitment, plan: Plan, now: datetime) -> bool:
    """Make the plan say what the form says. True when a firm plan keeps its old time for the running week."""
    _keep_past_words(commitment, now)
    if commitment.firmness == Firmness.FIRM and plan.firmness == Firmness.GENTLE:
        commitment.eased_at = now
    commitment.value = value_of(commitment.person, plan.value)
    for name in ["what", "obstacle", "response", "tell_whom", "firmness", "is_non_negotiable"]:
        setattr(commitment, name, getattr(plan, name))
    commitment.save()
    return set_time(commitment=commitment, weekday=plan.weekday, hours=plan.hours, time_zone=plan.time_zone, now=now)


def _keep_past_words(commitment: Commitment, now: datetime) -> None:
    own = Occasion.objects.filter(commitment=commitment, reason_then="")
    past = own.filter(Q(starts_at__lte=now) | Q(check_in__isnull=False))
    for occasion in past.exclude(instead="").with_commitment():
        past.filter(pk=occasion.pk).update(reason_then=occasion.reason)
    past.filter(instead="").update(reason_then=commitment.reason)


@transaction.atomic
def archive_commitment(*, commitment: Commitment, now: datetime) -> None:
    commitment.archived_at = commitment.archived_at or now
    commitment.save(update_fields=["archived_at"])


@transaction.atomic
def restore_commitment(*, commitment: Commitment, now: datetime) -> None:
    """What went by meanwhile counts as nothing. It is no longer fixed when three others are."""
    if commitment.archived_at is None:
        return
    gone = Occasion.objects.filter(commitment=commitment, check_in=None, paused_for="")
    gone.filter(ends_at__gt=commitment.archived_at, starts_at__lte=now).update(paused_for=Pause.REST)
    commitment.archived_at = None
    commitment.is_non_negotiable = stays_fixed(commitment)
    commitment.save(update_fields=["archived_at", "is_non_negotiable"])


def stays_fixed(commitment: Commitment) -> bool:
    """Whether it is still a non-negotiable beside the others that are kept now."""
    others = Commitment.objects.of(commitment.person).active().exclude(pk=commitment.pk)
    return commitment.is_non_negotiable and others.filter(is_non_negotiable=True).count() < MOST_FIXED


def set_time(
    *, commitment: Commitment, weekday: int, hours: Hours, now: datetime, time_zone: str | None = None
) -> bool:
    """Give the commitment and its coming times another day or other hours; a firm one that eases, from next week on.

    True when it waits for that.
    """
    before = commitment.weekday, commitment.hours
    time_zone = time_zone or commitment.time_zone
    if (weekday, hours, time_zone) == (*before, commitment.time_zone):
        return False
    waits = commitment.is_firm(now) and is_easing(before, (weekday, hours))
    commitment.weekday, commitment.time_zone = weekday, time_zone
    commitment.starts_local, commitment.ends_local = hours.starts, hours.ends
    commitment.save(update_fields=["weekday", "starts_local", "ends_local", "time_zone"])
    replan(commitment, after=week_end(now, commitment.zone) if waits else now)
    _mark_changed(commitment, now)
    return waits


def replan(commitment: Commitment, *, after: datetime) -> None:
    """Set the times later than `after` that have no answer and were not moved to what the commitment now says."""
    own = Occasion.objects.filter(commitment=commitment)
    coming = list(own.filter(starts_at__gt=after, check_in=None, moved_from=None).order_by("starts_at"))
    times = replanned(
        [each.starts_at for each in coming],
        after=after,
        weekday=commitment.weekday,
        hours=commitment.hours,
        zone=commitment.zone,
        taken=set(own.exclude(pk__in=[each.pk for each in coming]).values_list("starts_at", flat=True)),
    )
    # The last first: a time that comes a week later may take the place of the one after it.
    for occasion, (starts_at, ends_at) in reversed(list(zip(coming, times, strict=True))):
        Occasion.objects.filter(pk=occasion.pk).update(starts_at=starts_at, ends_at=ends_at)
        Review.objects.filter(next_occasion=occasion).update(planned_starts_at=starts_at, planned_ends_at=ends_at)


def _mark_changed(commitment: Commitment, now: datetime) -> None:
    commitment.changed_at = now
    commitment.save(update_fields=["changed_at"])
