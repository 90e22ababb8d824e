from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person
from commitments.models.occasion import Occasion
from commitments.models.plan import Commitment
from commitments.ratings import KEYS, POINTS

NEXT_WEEK_CHOICES = [
    ("keep", "Keep it", "Next week stays as it is"),
    ("shrink", "Make it smaller", "Half as long, from the same start"),
    ("move", "Move it", "Another time"),
    ("swap", "Protect something else", "The same time for another thing"),
    ("rest", "Rest a week", "Next week does not count"),
]

REVIEW_LENGTH = 500


class Mix(models.TextChoices):
    """Was this week's mix the one you wanted?"""

    YES = "yes", "Yes"
    MOSTLY = "mostly", "Mostly"
    NOT_REALLY = "not_really", "Not really"
    NO = "no", "No"


class ReviewQuerySet(OwnedQuerySet):
    owner = "commitment__person"


class Review(models.Model):
    """One look back on one week of a commitment, and what it chose for the next.

    `week_on` is the Monday of that week on the commitment's clock. `next_occasion` is the one that the choice changed;
    its times before stand beside it, so that a second thought starts from the plan and not from the first thought.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="reviews")
    week_on = models.DateField()
    helped = models.CharField(max_length=REVIEW_LENGTH, blank=True)
    hindered = models.CharField(max_length=REVIEW_LENGTH, blank=True)
    mix = models.CharField(max_length=16, choices=Mix, blank=True)
    choice = models.CharField(max_length=16, choices=[(key, name) for key, name, _ in NEXT_WEEK_CHOICES], blank=True)
    next_occasion = models.ForeignKey(Occasion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    planned_starts_at = models.DateTimeField(null=True, blank=True)
    planned_ends_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField()

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "week_on"], name="review_once_a_week")]

    def __str__(self) -> str:
        return f"Review {self.pk}"


class MarkerSetQuerySet(OwnedQuerySet):
    order = ("noted_at", "pk")


def _points() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, blank=True)


class MarkerSet(models.Model):
    """How one week was, on the five markers. Without a review it is a baseline. Nothing said is null, not a middle."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="marker_sets")
    review = models.OneToOneField(Review, on_delete=models.CASCADE, null=True, blank=True, related_name="marker_set")
    noted_at = models.DateTimeField()
    stress = _points()
    satisfaction = _points()
    conflicts = _points()
    focus = _points()
    ease = _points()

    objects = MarkerSetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{key}__isnull": True}) | Q(**{f"{key}__range": (POINTS[0], POINTS[-1])}),
                name=f"marker_set_{key}",
            )
            for key in KEYS
        ]

    @property
    def is_baseline(self) -> bool:
        return self.review_id is None

    def __str__(self) -> str:
        return f"Marker set {self.pk}"

    @property
    def points(self) -> dict[str, int | None]:
        return {key: getattr(self, key) for key in KEYS}
