from datetime import date

from django.db import models


class HabitDayQuerySet(models.QuerySet["HabitDay"]):
    def by_habit(self) -> dict[int, set[date]]:
        days: dict[int, set[date]] = {}
        for habit_id, day in self.values_list("habit_id", "day"):
            days.setdefault(habit_id, set()).add(day)
        return days


class HabitDay(models.Model):
    """A day, by the clock of the person, on which a micro habit was done. A day without a row was not, or not said."""

    habit = models.ForeignKey("commitments.MicroHabit", on_delete=models.CASCADE, related_name="days")
    day = models.DateField()

    objects = HabitDayQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["habit", "day"], name="habit_day_once")]

    def __str__(self) -> str:
        return f"Habit day {self.pk}"
