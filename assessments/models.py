from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person
from assessments import library
from assessments.codes import LENGTH
from assessments.scales import MAX_POINTS, NO_APPLICATION, ScaleInstrument

UNFINISHED = Q(finished_at=None)
SLUG_LENGTH = 40


class AttemptQuerySet(OwnedQuerySet):
    order = ("-started_at", "-pk")

    def unfinished(self) -> "AttemptQuerySet":
        return self.filter(UNFINISHED)

    def finished(self) -> "AttemptQuerySet":
        """The one finished last first."""
        return self.exclude(UNFINISHED).order_by("-finished_at", "-pk")


class Attempt(models.Model):
    """One go at the full assessment. `summary` and `scorer_version` come with `finished_at`.

    `quick_code` holds the three answers that a person brought along, or nothing; `portrait` the one that they put over
    the score.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attempts")
    instrument = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    quick_code = models.CharField(max_length=LENGTH, blank=True)
    portrait = models.CharField(max_length=SLUG_LENGTH, blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    summary = models.JSONField(null=True, blank=True)
    scorer_version = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "instrument", "version"], condition=UNFINISHED, name="attempt_one_unfinished"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, summary__isnull=True, scorer_version=None)
                | Q(finished_at__isnull=False, summary__isnull=False, scorer_version__isnull=False),
                name="attempt_finished_with_summary",
            ),
        ]

    def __str__(self) -> str:
        return f"Attempt {self.pk}"

    @property
    def definition(self) -> ScaleInstrument:
        return library.full_instruments()[self.version]

    def values(self) -> dict[str, int | None]:
        """Item to the number of an answer, 0 for "does not apply", None for "prefer not to say"; one query."""
        return dict(self.item_answers.values_list("item", "value"))


class ItemAnswer(models.Model):
    """What a person said to one statement: the place of a point, from 1; 0 when it does not apply to them; or nothing
    when they preferred not to say."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="item_answers")
    item = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "item"], name="item_answered_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__range=(NO_APPLICATION, MAX_POINTS)), name="item_value_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class SavedResultQuerySet(OwnedQuerySet):
    order = ("-saved_at", "-pk")


class SavedResult(models.Model):
    """The three answers that a plan was made from, as the code of their result. The latest one counts.

    `portrait` is the one that the person put over the score, or nothing.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_results")
    code = models.CharField(max_length=LENGTH)
    portrait = models.CharField(max_length=SLUG_LENGTH, blank=True)
    saved_at = models.DateTimeField()

    objects = SavedResultQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "code"], name="saved_result_once"),
            models.CheckConstraint(condition=~Q(code=""), name="saved_result_has_code"),
        ]

    def __str__(self) -> str:
        return f"Saved result {self.pk}"
