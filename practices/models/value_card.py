from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from accounts.models import OwnedQuerySet, Person
from accounts.text import comparison_key
from commitments.models import VALUE_LENGTH, WORDS_LENGTH, Value

KEY_LENGTH = 32


class Pile(models.TextChoices):
    CLOSE = "close", "Close to me"
    NOT_NOW = "not_now", "Not now"


class ValueCardQuerySet(OwnedQuerySet):
    def close(self) -> "ValueCardQuerySet":
        """Those that matter, the ranked ones first and in their order."""
        return self.filter(pile=Pile.CLOSE).order_by(F("rank").asc(nulls_last=True), "pk")

    def not_now(self) -> "ValueCardQuerySet":
        return self.filter(pile=Pile.NOT_NOW).order_by("name", "pk")

    def own(self) -> "ValueCardQuerySet":
        """Without the authored ones."""
        return self.filter(key="")

    def kept(self) -> "ValueCardQuerySet":
        """Those that are values of the person now, in their order."""
        return self.close().exclude(value=None)

    def named(self, name: str) -> "ValueCard | None":
        """Compared here, as `commitments.plans.actions.own_value` does."""
        key = comparison_key(name)
        return next((card for card in self.order_by("pk") if comparison_key(card.name) == key), None)


class ValueCard(models.Model):
    """A card that a person has sorted. `key` names the authored card, none for one of their own.

    `rank` orders those that are close; `value` is there once the card is kept as one of the person's values, and
    `in_practice` says what it means to them from day to day.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="value_cards")
    key = models.CharField(max_length=KEY_LENGTH, blank=True)
    name = models.CharField(max_length=VALUE_LENGTH)
    pile = models.CharField(max_length=8, choices=Pile)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    in_practice = models.CharField(max_length=WORDS_LENGTH, blank=True)
    value = models.OneToOneField(Value, on_delete=models.SET_NULL, null=True, blank=True, related_name="card")
    sorted_at = models.DateTimeField()

    objects = ValueCardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(F("person"), Lower("name"), name="value_card_once_per_person"),
            models.CheckConstraint(condition=~Q(name=""), name="value_card_has_name"),
            models.CheckConstraint(condition=Q(pile__in=Pile.values), name="value_card_pile"),
        ]

    def __str__(self) -> str:
        return f"Value card {self.pk}"
