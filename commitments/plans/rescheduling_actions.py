"""Changes of what is planned ahead. What is past or answered stays as it is."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.text import without_directions
from commitments.calendar.feeds import record_calendar_change
from commitments.habits.actions import resume_habits
from commitments.models import Commitment, Firmness, Occasion, Pause, Review
from commitments.plans.actions import value_of
from commitments.plans.drafts import PlanDraft
from commitments.plans.non_negotiables import can_stay, enforce_limit
from commitments.plans.rescheduling import match_spans, reschedule_spans
from commitments.schedule import Hours, minutes_of, own_hours, relaxes, week_end

SHORTEST = 15  # minutes


@transaction.atomic
def skip_week(*, commitment: Commitment, now: datetime) -> Occasion | None:
    """Leave the coming week out, in a firm plan the one after this; its first time, or None when there is none."""
    after = week_end(now, commitment.zone) if commitment.is_firm(now) else now
    ahead = Occasion.objects.filter(commitment=commitment, paused_for="", starts_at__gt=after, check_in=None)
    first = ahead.order_by("starts_at").first()
    if first:
        ahead.filter(starts_at__lt=week_end(first.starts_at, commitment.zone)).update(paused_for=Pause.REST)
        _mark_changed(commitment, now)
    return first


@transaction.atomic
def shorten_commitment(*, commitment: Commitment, now: datetime) -> bool:
    """ValidationError "no_hours" for one by the end of the week."""
    if commitment.is_by_week_end:
        raise ValidationError("It has no fixed hours to halve. Protect something smaller, or rest a week.", "no_hours")
    minutes = max(SHORTEST, minutes_of(commitment.hours) // 2)
    hours = own_hours(commitment.starts_local, minutes)
    return change_schedule(commitment=commitment, days=commitment.days, hours=hours, now=now)


@transaction.atomic
def move_commitment(*, commitment: Commitment, from_day: int, to_day: int, now: datetime) -> bool:
    days = set(commitment.days) - {from_day} | {to_day}
    return change_schedule(commitment=commitment, days=sorted(days), hours=commitment.hours, now=now)


@transaction.atomic
def edit_commitment(*, commitment: Commitment, plan: PlanDraft, now: datetime) -> bool:
    """Make the plan say what the form says. True when a firm plan keeps its old time for the running week.

    ValidationError "fourth_anchor".
    """
    if plan.is_non_negotiable:
        enforce_limit(commitment.person, commitment)
    _keep_past_words(commitment, now)
    if commitment.firmness == Firmness.FIRM and plan.firmness == Firmness.GENTLE:
        commitment.eased_at = now
    commitment.value = value_of(commitment.person, plan.value)
    for name in ["what", "obstacle", "response", "tell_whom", "firmness", "is_non_negotiable"]:
        setattr(commitment, name, getattr(plan, name))
    commitment.save()
    commitment.person.take_time_zone(plan.time_zone)
    waits = change_schedule(commitment=commitment, days=plan.days, hours=plan.hours, time_zone=plan.time_zone, now=now)
    record_calendar_change(commitment.pk, now=now)
    return waits


def _keep_past_words(commitment: Commitment, now: datetime) -> None:
    own = Occasion.objects.filter(commitment=commitment, reason_then="")
    past = own.filter(Q(starts_at__lte=now) | Q(check_in__isnull=False))
    for occasion in past.exclude(instead="").with_commitment():
        past.filter(pk=occasion.pk).update(reason_then=without_directions(occasion.reason))
    past.filter(instead="").update(reason_then=without_directions(commitment.reason))


@transaction.atomic
def archive_commitment(*, commitment: Commitment, now: datetime, with_habits: bool = False) -> None:
    """What it has not come to counts as nothing from now on. Its habits go on unless they are put away too."""
    commitment.archived_at = commitment.archived_at or now
    commitment.save(update_fields=["archived_at"])
    if with_habits:
        commitment.micro_habits.kept().update(given_up_at=commitment.archived_at)
    record_calendar_change(commitment.pk, now=now)


@transaction.atomic
def restore_commitment(*, commitment: Commitment, now: datetime) -> bool:
    """What went by meanwhile counts as nothing, and habits that were put away with it are back.

    True when it was fixed and is flexible now, because three others are fixed.
    """
    if commitment.archived_at is None:
        return False
    gone = Occasion.objects.filter(commitment=commitment, check_in=None, paused_for="")
    gone.filter(ends_at__gt=commitment.archived_at, starts_at__lte=now).update(paused_for=Pause.REST)
    resume_habits(commitment=commitment, given_up_at=commitment.archived_at, now=now)
    commitment.archived_at = None
    was_fixed, commitment.is_non_negotiable = commitment.is_non_negotiable, can_stay(commitment)
    commitment.save(update_fields=["archived_at", "is_non_negotiable"])
    record_calendar_change(commitment.pk, now=now)
    return was_fixed and not commitment.is_non_negotiable


def change_schedule(
    *, commitment: Commitment, days: Sequence[int], hours: Hours | None, now: datetime, time_zone: str | None = None
) -> bool:
    """Give the commitment and its coming times other days or hours; a firm one that eases, from next week on.

    True when it waits for that.
    """
    before, after = (commitment.days, commitment.hours), (list(days), hours)
    time_zone = time_zone or commitment.time_zone
    if before == after and time_zone == commitment.time_zone:
        return False
    waits = commitment.is_firm(now) and relaxes(before, after)
    commitment.set_times(days, hours)
    commitment.time_zone = time_zone
    commitment.save(update_fields=["weekdays", "starts_local", "ends_local", "time_zone"])
    after_that = week_end(now, commitment.zone) if waits else now
    replan(commitment, times_before=len(before[0]) or 1, after=after_that)
    _mark_changed(commitment, now)
    return waits


def replan(commitment: Commitment, *, times_before: int, after: datetime) -> None:
    """Set the times later than `after` that have no answer and were not moved to what the commitment now says."""
    own = Occasion.objects.filter(commitment=commitment)
    coming = list(own.filter(starts_at__gt=after, check_in=None, moved_from=None).order_by("starts_at"))
    old = [(each.starts_at, each.ends_at) for each in coming]
    new = reschedule_spans(
        old,
        times_before=times_before,
        after=after,
        days=commitment.days,
        hours=commitment.hours,
        zone=commitment.zone,
        taken=set(own.exclude(pk__in=[each.pk for each in coming]).values_list("starts_at", flat=True)),
    )
    pairs = match_spans(old, new, commitment.zone)
    kept = {place for place, _ in pairs}
    own.filter(pk__in=[each.pk for place, each in enumerate(coming) if place not in kept]).delete()
    for place, (starts_at, ends_at) in pairs:
        if place is None:
            Occasion.objects.create(commitment=commitment, starts_at=starts_at, ends_at=ends_at)
        else:
            _set_span(coming[place], starts_at, ends_at)


def _set_span(occasion: Occasion, starts_at: datetime, ends_at: datetime) -> None:
    Occasion.objects.filter(pk=occasion.pk).update(starts_at=starts_at, ends_at=ends_at)
    Review.objects.filter(next_occasion=occasion).update(planned_starts_at=starts_at, planned_ends_at=ends_at)


def _mark_changed(commitment: Commitment, now: datetime) -> None:
    commitment.changed_at = now
    commitment.save(update_fields=["changed_at"])
    record_calendar_change(commitment.pk, now=now)
