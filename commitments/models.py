from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from accounts.models import Person, validate_time_zone
from commitments import sentences
from commitments.schedule import Hours

VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH = 60, 120, 200


class Answer(models.TextChoices):
    KEPT = "kept", "Kept"
    BENT = "bent", "Moved on purpose"
    MISSED = "missed", "Not this time"
    NOT_APPLICABLE = "not_applicable", "Didn’t apply"


class Value(models.Model):
    """For whom or what a person protects time. Its name is private, so `__str__` leaves it out."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="values")
    name = models.CharField(max_length=VALUE_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(F("person"), Lower("name"), name="value_once_per_person"),
            models.CheckConstraint(condition=~Q(name=""), name="value_has_name"),
        ]

    def __str__(self) -> str:
        return f"Value {self.pk}"


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def of(self, person: Person | None) -> "CommitmentQuerySet":
        """A visitor (None) owns nothing."""
        return self.filter(person=person) if person else self.none()

    def with_weeks(self) -> "CommitmentQuerySet":
        """With value, occasions and their answers, in three queries for any number of rows; the latest first."""
        occasions = Occasion.objects.select_related("check_in").order_by("starts_at")
        weeks = models.Prefetch("occasions", queryset=occasions)
        return self.select_related("value").prefetch_related(weeks).order_by("-created_at", "-pk")


class Commitment(models.Model):
    """One protected time a week. The hours are those of the wall clock in `time_zone`; the if-then plan is optional."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="commitments")
    value = models.ForeignKey(Value, on_delete=models.RESTRICT, related_name="commitments")
    what = models.CharField(max_length=WHAT_LENGTH)
    weekday = models.PositiveSmallIntegerField(help_text="Monday is 0.")
    starts_local = models.TimeField()
    ends_local = models.TimeField()
    time_zone = models.CharField(max_length=64, validators=[validate_time_zone])
    obstacle = models.CharField(max_length=WORDS_LENGTH, blank=True)
    response = models.CharField(max_length=WORDS_LENGTH, blank=True)
    created_at = models.DateTimeField()

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="commitment_weekday"),
            models.CheckConstraint(condition=Q(ends_local__gt=F("starts_local")), name="commitment_ends_after_start"),
            models.CheckConstraint(condition=~Q(what=""), name="commitment_has_what"),
            models.CheckConstraint(
                condition=Q(obstacle="", response="") | (~Q(obstacle="") & ~Q(response="")),
                name="commitment_if_and_then",
            ),
        ]

    def __str__(self) -> str:
        return f"Commitment {self.pk}"

    @property
    def hours(self) -> Hours:
        return Hours(self.starts_local, self.ends_local)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def sentence(self) -> str:
        return sentences.boundary(weekday=self.weekday, hours=self.hours, what=self.what, value=self.value.name)

    @property
    def short_sentence(self) -> str:
        return sentences.short_boundary(what=self.what, value=self.value.name)

    @property
    def headline(self) -> str:
        return sentences.headline(weekday=self.weekday, hours=self.hours, what=self.what, value=self.value.name)

    @property
    def reason(self) -> str:
        return sentences.reason(what=self.what, value=self.value.name)

    @property
    def weekly(self) -> str:
        return sentences.weekly(self.weekday, self.hours)

    @property
    def if_then(self) -> str:
        return sentences.if_then(self.obstacle, self.response)


class MicroHabitQuerySet(models.QuerySet["MicroHabit"]):
    def of(self, person: Person) -> "MicroHabitQuerySet":
        return self.filter(person=person).order_by("-created_at", "-pk")


class MicroHabit(models.Model):
    """After <cue>, I will <action>: two minutes or less. It may stand beside a commitment or alone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="micro_habits")
    commitment = models.ForeignKey(
        Commitment, on_delete=models.SET_NULL, null=True, blank=True, related_name="micro_habits"
    )
    cue = models.CharField(max_length=WORDS_LENGTH)
    action = models.CharField(max_length=WORDS_LENGTH)
    created_at = models.DateTimeField()

    objects = MicroHabitQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(cue="") & ~Q(action=""), name="micro_habit_cue_and_action")]

    def __str__(self) -> str:
        return f"Micro habit {self.pk}"

    @property
    def sentence(self) -> str:
        return sentences.habit(self.cue, self.action)


class OccasionQuerySet(models.QuerySet["Occasion"]):
    def of(self, person: Person | None) -> "OccasionQuerySet":
        """A visitor (None) owns nothing."""
        return self.filter(commitment__person=person) if person else self.none()

    def due(self, now: datetime) -> "OccasionQuerySet":
        """Ended and not answered, the latest first."""
        return self.filter(ends_at__lte=now, check_in=None).order_by("-starts_at", "-pk")

    def next_after(self, now: datetime) -> "Occasion | None":
        """The one to protect next: running or ahead, and not answered."""
        return self.filter(ends_at__gt=now, check_in=None).order_by("starts_at", "pk").first()

    def with_commitment(self) -> "OccasionQuerySet":
        return self.select_related("commitment__value")


class Occasion(models.Model):
    """One time that a commitment protects. `moved_from` names the occasion it replaces, when that one was bent."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="occasions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    moved_from = models.OneToOneField("self", on_delete=models.CASCADE, null=True, blank=True, related_name="successor")

    objects = OccasionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "starts_at"], name="occasion_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="occasion_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"Occasion {self.pk}"

    def has_begun(self, now: datetime) -> bool:
        return self.starts_at <= now

    @property
    def answer(self) -> Answer | None:
        check_in = getattr(self, "check_in", None)
        return Answer(check_in.answer) if check_in else None


class CheckIn(models.Model):
    """The one answer to one occasion. No answer is not a miss."""

    occasion = models.OneToOneField(Occasion, on_delete=models.CASCADE, related_name="check_in")
    answer = models.CharField(max_length=16, choices=Answer)
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = "check-in"
        constraints = [models.CheckConstraint(condition=Q(answer__in=Answer.values), name="check_in_answer")]

    def __str__(self) -> str:
        return f"Check-in {self.pk}"
