"""Which week a review looks back on, and which occasion it may change."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from commitments import sentences
from commitments.models import Commitment, Occasion
from commitments.review_models import MarkerSet, Review


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
    occasions = [each for each in commitment.occasions.all() if not each.is_successor]
    begun = [occasion for occasion in occasions if occasion.has_begun(now)]
    if not begun:
        return None
    latest = begun[-1]
    week_on = monday_of(latest)
    review = commitment.reviews.select_related("marker_set").filter(week_on=week_on).first()
    day = sentences.day_of(latest.starts_at.astimezone(commitment.zone).date())
    return ReviewedWeek(
        on=week_on,
        heading=f"Week {sentences.number(len(begun))} of {sentences.number(len(occasions))}: {day}",
        occasion=_coming(occasions, week_on, review, now),
        review=review,
        markers=getattr(review, "marker_set", None),
    )


def monday_of(occasion: Occasion) -> date:
    day = occasion.starts_at.astimezone(occasion.commitment.zone).date()
    return day - timedelta(days=day.weekday())


def _coming(occasions: list[Occasion], week_on: date, review: Review | None, now: datetime) -> Occasion | None:
    """The first of a later week, not begun, not paused and not answered, except by this review's own rest."""
    own = review.next_occasion_id if review and review.choice == "rest" else None
    return next(
        (
            occasion
            for occasion in occasions
            if not occasion.has_begun(now)
            and monday_of(occasion) > week_on
            and not occasion.paused_for
            and (occasion.answer is None or occasion.pk == own)
        ),
        None,
    )
