from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person
from commitments.models import VALUE_LENGTH, WORDS_LENGTH
from practices.activity_hours import DAY


class AuditDayQuerySet(OwnedQuerySet):
    def in_week(self, monday: date) -> "AuditDayQuerySet":
        """In their order, with their hours."""
        week = self.filter(day__gte=monday, day__lt=monday + timedelta(days=7))
        return week.order_by("day").prefetch_related("hours")


class AuditDay(models.Model):
    """What a person noted of one day, by the clock of their time zone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="audit_days")
    day = models.DateField()
    best_hour = models.CharField(max_length=WORDS_LENGTH, blank=True)
    hour_away = models.CharField(max_length=WORDS_LENGTH, blank=True)
    noted_at = models.DateTimeField()

    objects = AuditDayQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="audit_day_once")]

    def __str__(self) -> str:
        return f"Audit day {self.pk}"

    @property
    def spent(self) -> dict[str, int]:
        """Quarters of an hour by activity."""
        return {each.activity: each.quarters for each in sorted(self.hours.all(), key=lambda each: each.pk)}


class AuditHours(models.Model):
    """Quarters of an hour that went to one thing: a key of audit_hours.FIXED, or a value by its name at that time."""

    day = models.ForeignKey(AuditDay, on_delete=models.CASCADE, related_name="hours")
    activity = models.CharField(max_length=VALUE_LENGTH)
    quarters = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "audit hours"
        constraints = [
            models.UniqueConstraint(fields=["day", "activity"], name="audit_hours_once"),
            models.CheckConstraint(condition=Q(quarters__gte=1, quarters__lte=DAY), name="audit_hours_of_a_day"),
            models.CheckConstraint(condition=~Q(activity=""), name="audit_hours_for_something"),
        ]

    def __str__(self) -> str:
        return f"Audit hours {self.pk}"
