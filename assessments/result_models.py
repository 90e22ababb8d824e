from django.db import models
from django.db.models import Q

from accounts.models import Person
from assessments.codes import LENGTH

SLUG_LENGTH = 40


class SavedResultQuerySet(models.QuerySet["SavedResult"]):
    def of(self, person: Person | None) -> "SavedResultQuerySet":
        """The latest first; a visitor (None) owns nothing."""
        return self.filter(person=person).order_by("-saved_at", "-pk") if person else self.none()


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
