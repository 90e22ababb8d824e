from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person
from coaching.circumstance_kinds import CIRCUMSTANCES, KIND_LENGTH


class CircumstanceQuerySet(OwnedQuerySet):
    order = ("noted_at", "pk")


class Circumstance(models.Model):
    """One thing that a person ticked of their life at present. `kind` is a key of CIRCUMSTANCES."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="circumstances")
    kind = models.CharField(max_length=KIND_LENGTH, choices=list(CIRCUMSTANCES.items()))
    noted_at = models.DateTimeField()

    objects = CircumstanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="circumstance_once"),
            models.CheckConstraint(condition=Q(kind__in=list(CIRCUMSTANCES)), name="circumstance_kind"),
        ]

    def __str__(self) -> str:
        return f"Circumstance {self.pk}"
