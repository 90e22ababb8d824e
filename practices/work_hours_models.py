from django.db import models
from django.db.models import F, Q

from accounts.models import Person
from commitments.schedule import DAY_PATTERNS
from practices.week_spans import Span, spans


class WorkHoursQuerySet(models.QuerySet["WorkHours"]):
    def of(self, person: Person | None) -> "WorkHoursQuerySet":
        """A visitor (None) owns nothing."""
        return self.filter(person=person) if person else self.none()


class WorkHours(models.Model):
    """When a person means to work, by the clock of where they are. An end before the start is on the next day."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="work_hours")
    weekdays = models.CharField(max_length=7, help_text="Digits, Monday is 0: the days on which work starts.")
    starts_local = models.TimeField()
    ends_local = models.TimeField()
    changed_at = models.DateTimeField()

    objects = WorkHoursQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "work hours"
        constraints = [
            models.CheckConstraint(condition=Q(weekdays__in=DAY_PATTERNS) & ~Q(weekdays=""), name="work_hours_days"),
            models.CheckConstraint(condition=~Q(starts_local=F("ends_local")), name="work_hours_length"),
        ]

    def __str__(self) -> str:
        return f"Work hours {self.pk}"

    @property
    def spans(self) -> list[Span]:
        return spans(self.days, self.starts_local, self.ends_local)

    @property
    def days(self) -> list[int]:
        return [int(day) for day in self.weekdays]
