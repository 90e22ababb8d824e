from django.db import models

from accounts.models import OwnedQuerySet, Person
from commitments.models.habit import MicroHabit


class TickLink(models.Model):
    """A private address by which a tag or a program answers for the time that ended last, or ticks `habit`. `digest` is
    the secret's SHA-256 in hex; the secret is not kept. One that is replaced or ended is no more."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="tick_link")
    habit = models.ForeignKey(MicroHabit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Tick link {self.pk}"
