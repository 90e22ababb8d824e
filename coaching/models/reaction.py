from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person
from coaching.suggestions.reactions import ITEM_LENGTH, WORDS

KINDS = list(WORDS.items())


class ReactionQuerySet(OwnedQuerySet):
    order = ("reacted_at", "pk")


class Reaction(models.Model):
    """What a person said to one item of the library. `item` is its id; items that are gone from it count as nothing."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reactions")
    item = models.CharField(max_length=ITEM_LENGTH)
    kind = models.CharField(max_length=16, choices=KINDS)
    reacted_at = models.DateTimeField()

    objects = ReactionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(item=""), name="reaction_has_item"),
            models.CheckConstraint(condition=Q(kind__in=list(WORDS)), name="reaction_kind"),
        ]

    def __str__(self) -> str:
        return f"Reaction {self.pk}"
