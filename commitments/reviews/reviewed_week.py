"""Which week a review looks back on, and which occasion it may change."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from commitments.models import Commitment, MarkerSet, Occasion, Review
from commitments.plans.panel import occasion_pairs, week_numbers_of
from commitments.schedule import week_start
from commitments.wording import days_and_hours, phrases

ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class ReviewTarget:
    """`on` is a Monday on the commitment's clock; `review` and `markers` what was said of that week before."""

    on: date
    heading: str
    occasion: Occasion | None
    review: Review | None
    markers: MarkerSet | None

    @property
    def open_until(self) -> str:
        """The last day on which it can be looked back on once the next week's first time has begun."""
        return days_and_hours.day_of(self.on + 2 * ONE_WEEK - timedelta(days=1))


def reviewed_week(commitment: Commitment, now: datetime) -> ReviewTarget | None:
    """The week of the latest occasion that has begun; None before the first. `commitment` comes with its weeks."""
    begun = _begun(commitment, now)
    if not begun:
        return None
    week_on = begun[-1].week_on
    review = _review(commitment, week_on)
    return _week(commitment, begun, review, _coming(commitment, week_on, review, now))


def week_before(commitment: Commitment, now: datetime) -> ReviewTarget | None:
    """Last week, once a time of this one has begun. What comes is then left to the review of this week."""
    begun = _begun(commitment, now)
    this_week = week_start(now.astimezone(commitment.zone).date())
    if not begun or begun[-1].week_on != this_week:
        return None
    earlier = [each for each in begun if each.week_on < this_week]
    if not earlier or earlier[-1].week_on != this_week - ONE_WEEK:
        return None
    return _week(commitment, earlier, _review(commitment, this_week - ONE_WEEK), None)


def _begun(commitment: Commitment, now: datetime) -> list[Occasion]:
    return [first for first, _ in occasion_pairs(commitment) if first.has_begun(now)]


def _review(commitment: Commitment, week_on: date) -> Review | None:
    return commitment.reviews.select_related("marker_set").filter(week_on=week_on).first()


def _week(
    commitment: Commitment, begun: list[Occasion], review: Review | None, coming: Occasion | None
) -> ReviewTarget:
    """The week of the last of `begun`, which are the first ones of `commitment`."""
    numbers, latest = week_numbers_of(commitment), begun[-1]
    return ReviewTarget(
        on=latest.week_on,
        heading=f"Week {phrases.number(numbers[len(begun) - 1])} of {phrases.number(numbers[-1])}: {latest.day}",
        occasion=coming,
        review=review,
        markers=getattr(review, "marker_set", None),
    )


def _coming(commitment: Commitment, week_on: date, review: Review | None, now: datetime) -> Occasion | None:
    """The first of a later week, not begun, not paused and not answered, except by this review's own rest."""
    own = review.next_occasion_id if review and review.choice == "rest" else None
    return next(
        (
            occasion
            for occasion, _ in occasion_pairs(commitment)
            if not occasion.has_begun(now)
            and occasion.week_on > week_on
            and occasion.answer is None
            and (not occasion.paused_for or occasion.pk == own)
        ),
        None,
    )
