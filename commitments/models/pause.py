"""Days on which nothing is asked: of a person, or of one habit."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import OwnedQuerySet, Person
from commitments.models.habit import MicroHabit
from commitments.models.occasion import Pause


class PausedDaysQuerySet(OwnedQuerySet):
    order = ("first_on", "pk")

    def last_of(self, person: OuterRef) -> Subquery:
        """The last day on which nothing at all is asked of a person of another query."""
        rests = self.filter(person=person, habit=None).order_by("-last_on")
        return Subquery(rests.values("last_on")[:1])


class PausedDays(models.Model):
    """Both days are among them, by the clock of the person. With a habit they are its own, otherwise all of it rests.

    What is done on such a day counts; what is not counts as nothing.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="paused_days")
    habit = models.ForeignKey(MicroHabit, on_delete=models.CASCADE, null=True, blank=True, related_name="paused_days")
    why = models.CharField(max_length=16, choices=Pause)
    first_on = models.DateField()
    last_on = models.DateField()

    objects = PausedDaysQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "paused days"
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="paused_days_in_order"),
            models.CheckConstraint(condition=Q(why__in=Pause.values), name="paused_days_why"),
        ]

    def __str__(self) -> str:
        return f"Paused days {self.pk}"

    def covers(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on

    @property
    def days(self) -> set[date]:
        return {self.first_on + timedelta(days=ahead) for ahead in range((self.last_on - self.first_on).days + 1)}


def days_paused(rows: Iterable[PausedDays], habit: MicroHabit | None = None) -> set[date]:
    """Those of the person, and with `habit` also its own."""
    own = {None, habit.pk if habit else None}
    return {day for each in rows if each.habit_id in own for day in each.days}
