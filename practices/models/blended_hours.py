from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet, Person
from commitments.models import VALUE_LENGTH, WORDS_LENGTH
from commitments.schedule import WEEKDAYS, Hours, own_hours
from commitments.wording.days_and_hours import span

MAX_HOURS = 3
MINUTES = 60


class BlendAnswer(models.TextChoices):
    GOOD = "good", "Good"
    MIXED = "mixed", "Mixed"
    NOT_AGAIN = "not_again", "Not again"


class BlendHourQuerySet(OwnedQuerySet):
    order = ("weekday", "starts_local", "pk")

    def kept(self) -> "BlendHourQuerySet":
        return self.filter(ended_at=None)


class BlendHour(models.Model):
    """An hour a week in which work and life may overlap, chosen and named, on the clock of the person's time zone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="blend_hours")
    name = models.CharField(max_length=VALUE_LENGTH)
    weekday = models.PositiveSmallIntegerField(help_text="Monday is 0.")
    starts_local = models.TimeField()
    chosen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BlendHourQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="blend_hour_has_name"),
            models.CheckConstraint(condition=Q(weekday__lt=7), name="blend_hour_weekday"),
        ]

    def __str__(self) -> str:
        return f"Blend hour {self.pk}"

    @property
    def hours(self) -> Hours:
        return own_hours(self.starts_local, MINUTES)

    @property
    def when(self) -> str:
        """Tuesdays, 16:00 to 17:00"""
        return f"{WEEKDAYS[self.weekday]}s, {span(self.hours)}"


class BlendLook(models.Model):
    """How the hour on the day `on` was."""

    hour = models.ForeignKey(BlendHour, on_delete=models.CASCADE, related_name="looks")
    on = models.DateField()
    answer = models.CharField(max_length=9, choices=BlendAnswer)
    note = models.CharField(max_length=WORDS_LENGTH, blank=True)
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hour", "on"], name="blend_look_once"),
            models.CheckConstraint(condition=Q(answer__in=BlendAnswer.values), name="blend_look_answer"),
        ]

    def __str__(self) -> str:
        return f"Blend look {self.pk}"
