from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Coalesce

from accounts.models import OwnedQuerySet, Person
from commitments.models.lengths import WORDS_LENGTH
from commitments.wording import sentences


class MicroHabitQuerySet(OwnedQuerySet):
    order = ("-created_at", "-pk")

    def kept(self) -> "MicroHabitQuerySet":
        return self.filter(given_up_at=None)

    def with_counted_from(self) -> "MicroHabitQuerySet":
        """When its weeks began to count: at its latest step, or when it was made."""
        return self.annotate(counted_from=Coalesce(Max("steps__stepped_at"), "created_at"))


class MicroHabit(models.Model):
    """After <cue>, I will <action>: two minutes or less. It may stand beside a commitment or alone.

    One that is given up is asked about no more; its days stay.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="micro_habits")
    commitment = models.ForeignKey(
        "commitments.Commitment", on_delete=models.SET_NULL, null=True, blank=True, related_name="micro_habits"
    )
    cue = models.CharField(max_length=WORDS_LENGTH)
    action = models.CharField(max_length=WORDS_LENGTH)
    created_at = models.DateTimeField()
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = MicroHabitQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(cue="") & ~Q(action=""), name="micro_habit_cue_and_action")]

    def __str__(self) -> str:
        return f"Micro habit {self.pk}"

    @property
    def sentence(self) -> str:
        return sentences.habit(self.cue, self.action)
