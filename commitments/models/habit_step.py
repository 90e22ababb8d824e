from django.db import models

from accounts.models import OwnedQuerySet
from commitments.models.habit import MicroHabit
from commitments.models.lengths import WORDS_LENGTH


class HabitStepQuerySet(OwnedQuerySet):
    owner = "habit__person"
    order = ("stepped_at", "pk")


class HabitStep(models.Model):
    """A moment from which the weeks of a habit count anew: its action changed, was left as it is, or taken up again.

    `action_before` is what the habit was until then.
    """

    habit = models.ForeignKey(MicroHabit, on_delete=models.CASCADE, related_name="steps")
    action_before = models.CharField(max_length=WORDS_LENGTH)
    stepped_at = models.DateTimeField()

    objects = HabitStepQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(action_before=""), name="habit_step_has_action")]

    def __str__(self) -> str:
        return f"Habit step {self.pk}"
