from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Max, Q

from accounts.models import OwnedQuerySet, Person
from commitments.models import VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH
from commitments.wording.days_and_hours import clock
from practices import ritual_parts

PARTS_LENGTH = 40


def validate_parts(text: str) -> None:
    if not ritual_parts.is_valid_parts(text):
        raise ValidationError("These are no parts of a ritual in their order.", code="parts")


class RitualQuerySet(OwnedQuerySet):
    order = ("made_at", "pk")

    def with_runs(self) -> "RitualQuerySet":
        """How often each was ended and when at last, and since when it is open."""
        ended = Q(runs__ended_at__isnull=False)
        return self.annotate(
            times=Count("runs", filter=ended),
            last_at=Max("runs__ended_at"),
            open_at=Max("runs__started_at", filter=~ended),
        )


class Ritual(models.Model):
    """What marks the way from one part of the day to the next. `own` is a part in the person's own words."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="rituals")
    cue = models.CharField(max_length=WORDS_LENGTH, blank=True)
    parts = models.CharField(max_length=PARTS_LENGTH, blank=True, validators=[validate_parts])
    own = models.CharField(max_length=WHAT_LENGTH, blank=True)
    minutes = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = RitualQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(parts="", own=""), name="ritual_has_parts"),
            models.CheckConstraint(condition=Q(minutes__in=ritual_parts.LENGTHS), name="ritual_minutes"),
        ]

    def __str__(self) -> str:
        return f"Ritual {self.pk}"

    @property
    def title(self) -> str:
        return ritual_parts.title_for(self.parts, self.own)

    @property
    def keys(self) -> list[str]:
        return [key for key in self.parts.split(",") if key]

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Each part with what it says."""
        own = [(self.own, "")] if self.own else []
        return [(ritual_parts.PARTS[key].name, ritual_parts.PARTS[key].text) for key in self.keys] + own

    @property
    def has_list(self) -> bool:
        return ritual_parts.LIST in self.keys


class RitualRunQuerySet(OwnedQuerySet):
    owner = "ritual__person"


class RitualRun(models.Model):
    """One time that a ritual was begun, and what was said at its end. At most one of a ritual is open."""

    ritual = models.ForeignKey(Ritual, on_delete=models.CASCADE, related_name="runs")
    minutes = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    now_i_am = models.CharField(max_length=VALUE_LENGTH, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = RitualRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ritual"], condition=Q(ended_at=None), name="ritual_run_open_once"),
            models.CheckConstraint(condition=Q(minutes__in=ritual_parts.LENGTHS), name="ritual_run_minutes"),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__range=(ritual_parts.POINTS[0], ritual_parts.POINTS[-1])),
                name="ritual_run_rating",
            ),
        ]

    def __str__(self) -> str:
        return f"Ritual run {self.pk}"

    @property
    def ends_at(self) -> datetime:
        return ritual_parts.ends(self.started_at, self.minutes)

    @property
    def span(self) -> str:
        """17:30 to 17:40."""
        return f"{self.begun} to {self._clock(self.ends_at)}"

    @property
    def begun(self) -> str:
        return self._clock(self.started_at)

    def _clock(self, at: datetime) -> str:
        """As the person's own clock shows it."""
        return clock(at.astimezone(self.ritual.person.zone).time())

    def has_lapsed(self, now: datetime) -> bool:
        return ritual_parts.is_expired(self.started_at, self.minutes, now)


class OpenTaskQuerySet(OwnedQuerySet):
    owner = "run__ritual__person"
    order = ("pk",)


class OpenTask(models.Model):
    """An open task of a shutdown list that the person ticked to keep, and how it goes on."""

    run = models.ForeignKey(RitualRun, on_delete=models.CASCADE, related_name="tasks")
    what = models.CharField(max_length=WHAT_LENGTH)
    when = models.CharField(max_length=VALUE_LENGTH, blank=True)
    where = models.CharField(max_length=VALUE_LENGTH, blank=True)
    how = models.CharField(max_length=WHAT_LENGTH, blank=True)

    objects = OpenTaskQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="open_task_has_what")]

    def __str__(self) -> str:
        return f"Open task {self.pk}"

    @property
    def plan(self) -> str:
        return ", ".join(words for words in (self.when, self.where, self.how) if words)
