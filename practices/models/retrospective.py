from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person


class LookSpan(models.TextChoices):
    TWO_WEEKS = "two_weeks", "After two weeks"
    MONTH = "month", "Once a month"


class LookQuerySet(OwnedQuerySet):
    order = ("-looked_on", "-pk")


class Look(models.Model):
    """A day, on the clock of the person, on which they looked over their weeks. What they saw is not kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks")
    span = models.CharField(max_length=16, choices=LookSpan)
    looked_on = models.DateField()

    objects = LookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "span", "looked_on"], name="look_once_a_day"),
            models.CheckConstraint(condition=Q(span__in=LookSpan.values), name="look_span"),
        ]

    def __str__(self) -> str:
        return f"Look {self.pk}"
