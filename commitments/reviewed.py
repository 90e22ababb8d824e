"""Which week a review looks back on, and which occasion it may change."""

from dataclasses import dataclass
from datetime import date, datetime

from commitments import sentences
from commitments.fronts import numbers_of, pairs_of
from commitments.models import Commitment, Occasion
from commitments.review_models import MarkerSet, Review
from commitments.schedule import week_start


@dataclass(frozen=True)
class ReviewedWeek:
    """`on` is a Monday on the commitment's clock; `review` and `markers` what was said of that week before."""

    on: date
    heading: str
    occasion: Occasion | None
    review: Review | None
    markers: MarkerSet | None


def reviewed_week(commitment: Commitment, now: datetime) -> ReviewedWeek | None:
    """The week of the latest occasion that has begun; None before the first. `commitment` comes with its weeks."""
    occasions = [first for first, _ in pairs_of(commitment)]
    begun = [occasion for occasion in occasions if occasion.has_begun(now)]
    if not begun:
        return None
    latest = begun[-1]
    week_on = monday_of(latest)
    review = commitment.reviews.select_related("marker_set").filter(week_on=week_on).first()
    numbers = numbers_of(commitment)
    return ReviewedWeek(
        on=week_on,
        heading=f"Week {sentences.number(numbers[len(begun) - 1])} of {sentences.number(numbers[-1])}: {latest.day}",
        occasion=_coming(occasions, week_on, review, now),
        review=review,
        markers=getattr(review, "marker_set", None),
    )


def monday_of(occasion: Occasion) -> date:
    return week_start(occasion.starts_local.date())


def _coming(occasions: list[Occasion], week_on: date, review: Review | None, now: datetime) -> Occasion | None:
    """The first of a later week, not begun, not paused and not answered, except by this review's own rest."""
    own = review.next_occasion_id if review and review.choice == "rest" else None
    return next(
        (
            occasion
            for occasion in occasions
            if not occasion.has_begun(now)
            and monday_of(occasion) > week_on
            and occasion.answer is None
            and (not occasion.paused_for or occasion.pk == own)
        ),
        None,
    )
