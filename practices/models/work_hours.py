from django.db import models
from django.db.models import F, Q

from accounts.models import OwnedQuerySet, Person
from commitments.schedule import DAY_PATTERNS, Hours
from practices.shifts import Shift


class WorkHoursQuerySet(OwnedQuerySet):
    def shifts(self) -> list[Shift]:
        """In the order of the week."""
        return [each.shift for each in self.order_by("every_second_from", "weekdays", "starts_local", "pk")]


class WorkHours(models.Model):
    """Days on which a person means to work from one hour to another, by the clock of where they are.

    An end before the start is on the next day. Days with other hours, and those of a second week that alternates, are
    rows of their own; all that were saved together have the same `changed_at`.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="work_hours")
    weekdays = models.CharField(max_length=7, help_text="Digits, Monday is 0: the days on which work starts.")
    starts_local = models.TimeField()
    ends_local = models.TimeField()
    every_second_from = models.DateField(
        null=True,
        blank=True,
        help_text="A day of a week in which they hold, and every second one; none: every week.",
    )
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
    def shift(self) -> Shift:
        return Shift(tuple(self.days), Hours(self.starts_local, self.ends_local), self.every_second_from)

    @property
    def days(self) -> list[int]:
        return [int(day) for day in self.weekdays]
