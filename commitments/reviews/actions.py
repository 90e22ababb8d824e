"""What a review writes: itself, its markers, and the one coming occasion that its choice changes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import Person
from commitments.calendar.feeds import record_calendar_change
from commitments.models import Commitment, MarkerSet, Occasion, Pause, Review
from commitments.reviews.next_week import NextWeek, apply_to_span


@transaction.atomic
def save_review(
    *,
    commitment: Commitment,
    week_on: date,
    words: Mapping[str, str],
    points: Mapping[str, int | None],
    change: NextWeek,
    occasion: Occasion | None,
    now: datetime,
) -> Review:
    """Keep the review of one week, or change it. `words`: helped, hindered, mix; `occasion`: the coming one, if any.

    Without one, what an earlier review chose for the week after stays.
    """
    Commitment.objects.select_for_update().get(pk=commitment.pk)  # two forms sent at once wait for one another here
    review = commitment.reviews.filter(week_on=week_on).first()
    if review and occasion and review.next_occasion_id == occasion.pk:
        _revert(review, occasion)
    fields = {**words, **(_chosen(change, occasion) if occasion else {}), "reviewed_at": now}
    review, _ = Review.objects.update_or_create(commitment=commitment, week_on=week_on, defaults=fields)
    if occasion:
        _apply(change, occasion, commitment)
        record_calendar_change(commitment.pk, now=now)
    _keep_markers(review, points, now)
    return review


def _chosen(change: NextWeek, occasion: Occasion) -> dict[str, Any]:
    planned = {"planned_starts_at": occasion.starts_at, "planned_ends_at": occasion.ends_at}
    return planned | {"choice": change.choice, "next_occasion": occasion}


def _revert(review: Review, occasion: Occasion) -> None:
    """Put the coming occasion back to where it stood before this review first changed it."""
    occasion.starts_at, occasion.ends_at, occasion.instead = review.planned_starts_at, review.planned_ends_at, ""
    occasion.reason_then = ""
    if review.choice == "rest":
        occasion.paused_for = ""
    occasion.save(update_fields=["starts_at", "ends_at", "instead", "reason_then", "paused_for"])


def _apply(change: NextWeek, occasion: Occasion, commitment: Commitment) -> None:
    if change.choice == "rest":
        occasion.paused_for = Pause.REST
        occasion.save(update_fields=["paused_for"])
    elif change.choice != "keep":
        span = (occasion.starts_at, occasion.ends_at)
        occasion.starts_at, occasion.ends_at = apply_to_span(span, change, commitment.zone)
        occasion.instead = change.what if change.choice == "swap" else occasion.instead
        occasion.save(update_fields=["starts_at", "ends_at", "instead"])


def _keep_markers(review: Review, points: Mapping[str, int | None], now: datetime) -> None:
    """A review that names no point leaves no row, so that counting rows counts what was said."""
    if any(points.values()):
        fields = {**points, "person": review.commitment.person, "noted_at": now}
        MarkerSet.objects.update_or_create(review=review, defaults=fields)
    else:
        MarkerSet.objects.filter(review=review).delete()


@transaction.atomic
def save_baseline(*, person: Person, points: Mapping[str, int | None], now: datetime) -> MarkerSet:
    """The points before a first review. Saved again before that review, they replace the former ones."""
    Person.objects.select_for_update().get(pk=person.pk)  # two forms sent at once wait for one another here
    latest = pending_baseline(person)
    fields = {**points, "noted_at": now}
    markers, _ = MarkerSet.objects.update_or_create(pk=latest.pk if latest else None, person=person, defaults=fields)
    return markers


def pending_baseline(person: Person) -> MarkerSet | None:
    """The latest markers, when they are a baseline that no review has followed."""
    latest = MarkerSet.objects.for_person(person).last()
    return latest if latest and latest.is_baseline else None
