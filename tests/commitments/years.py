"""Three years of answered weeks of one person, with a review each."""

from datetime import timedelta

from commitments.models import Answer, CheckIn, Occasion, Review
from commitments.schedule import weekly_occasions
from tests.commitments.factories import make_commitment

WEEKS = 156
PATTERN = [Answer.KEPT, Answer.KEPT, Answer.BENT, Answer.MISSED, Answer.KEPT, Answer.NOT_APPLICABLE]


def make_years(person, *, now):
    begun = now - timedelta(weeks=WEEKS)
    commitment = make_commitment(person=person, now=begun)
    commitment.occasions.all().delete()
    times = weekly_occasions(begun, commitment.days, commitment.hours, commitment.zone, weeks=WEEKS)
    occasions = Occasion.objects.bulk_create(
        Occasion(commitment=commitment, starts_at=starts_at, ends_at=ends_at) for starts_at, ends_at in times
    )
    CheckIn.objects.bulk_create(
        CheckIn(occasion=occasion, answer=PATTERN[place % len(PATTERN)], answered_at=occasion.ends_at)
        for place, occasion in enumerate(occasions)
    )
    Review.objects.bulk_create(
        Review(
            commitment=commitment,
            week_on=occasion.week_on,
            helped="The phone stayed in the hall.",
            hindered="A late call.",
            mix="mostly",
            reviewed_at=occasion.ends_at,
        )
        for occasion in occasions
    )
    return person
