from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Lower

from accounts.models import OwnedQuerySet, Person, validate_time_zone
from commitments.models.habit import MicroHabit
from commitments.models.lengths import VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH
from commitments.models.occasion import Occasion
from commitments.schedule import DAY_PATTERNS, Hours, week_end
from commitments.wording import days_and_hours, sentences

MAX_NON_NEGOTIABLES = 3  # commitments of one person that may be non-negotiable at a time


class Firmness(models.TextChoices):
    GENTLE = "gentle", "Gentle: it may give way"
    FIRM = "firm", "Firm: an easing starts next week"


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


class CommitmentQuerySet(OwnedQuerySet):
    def active(self) -> "CommitmentQuerySet":
        """Neither put away nor finished."""
        return self.filter(archived_at=None, finished_at=None)

    def finished(self) -> "CommitmentQuerySet":
        """Finished and not put away."""
        return self.filter(archived_at=None).exclude(finished_at=None)

    def with_weeks(self) -> "CommitmentQuerySet":
        """With value, occasions and their answers, in three queries for any number of rows; the latest first."""
        occasions = Occasion.objects.select_related("check_in").order_by("starts_at")
        weeks = models.Prefetch("occasions", queryset=occasions)
        return self.select_related("value").prefetch_related(weeks).order_by("-created_at", "-pk")

    def with_habit(self, *, after: date) -> "CommitmentQuerySet":
        """With `habit_began_at` of the latest habit beside each, and `habit_days`, how many days after that one any was
        done; None where there is no such habit or day."""
        beside = MicroHabit.objects.kept().filter(commitment=OuterRef("pk"))
        done = beside.filter(days__day__gt=after).order_by().values("commitment")
        return self.annotate(
            habit_began_at=Subquery(beside.order_by("-created_at").values("created_at")[:1]),
            habit_days=Subquery(done.annotate(count=Count("days__day", distinct=True)).values("count")),
        )


class Commitment(models.Model):
    """A protected time on one or more weekdays, or one by the end of each week, which then has no days and no hours.

    The hours are those of the wall clock in `time_zone`; an end before the start is on the next day. The if-then plan
    is optional.
    `changed_at` is when its coming times changed, `eased_at` when a firm one became gentle.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="commitments")
    value = models.ForeignKey(Value, on_delete=models.RESTRICT, related_name="commitments")
    what = models.CharField(max_length=WHAT_LENGTH)
    weekdays = models.CharField(max_length=7, blank=True, help_text="Digits, Monday is 0; none: by week’s end.")
    starts_local = models.TimeField(null=True, blank=True)
    ends_local = models.TimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=64, validators=[validate_time_zone])
    obstacle = models.CharField(max_length=WORDS_LENGTH, blank=True)
    response = models.CharField(max_length=WORDS_LENGTH, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    tell_whom = models.CharField(max_length=VALUE_LENGTH, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    firmness = models.CharField(max_length=8, choices=Firmness, default=Firmness.GENTLE)
    eased_at = models.DateTimeField(null=True, blank=True)
    is_non_negotiable = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekdays__in=DAY_PATTERNS), name="commitment_weekdays"),
            models.CheckConstraint(
                condition=Q(weekdays="", starts_local=None, ends_local=None)
                | (
                    ~Q(weekdays="")
                    & Q(starts_local__isnull=False)
                    & Q(ends_local__isnull=False)
                    & ~Q(ends_local=F("starts_local"))
                ),
                name="commitment_days_with_hours",
            ),
            models.CheckConstraint(condition=~Q(what=""), name="commitment_has_what"),
            models.CheckConstraint(
                condition=Q(obstacle="", response="") | (~Q(obstacle="") & ~Q(response="")),
                name="commitment_if_and_then",
            ),
            models.CheckConstraint(condition=Q(firmness__in=Firmness.values), name="commitment_firmness"),
        ]

    def __str__(self) -> str:
        return f"Commitment {self.pk}"

    @property
    def days(self) -> list[int]:
        return [int(day) for day in self.weekdays]

    @property
    def hours(self) -> Hours | None:
        return None if self.is_by_week_end else Hours(self.starts_local, self.ends_local)

    @property
    def is_by_week_end(self) -> bool:
        return not self.weekdays

    def set_times(self, days: Sequence[int], hours: Hours | None) -> None:
        self.weekdays = "".join(map(str, sorted(days)))
        self.starts_local, self.ends_local = (hours.starts, hours.ends) if hours else (None, None)

    @property
    def ended_at(self) -> datetime | None:
        """When it was put away or closed; what had not ended by then and has no answer counts as nothing."""
        return min(filter(None, [self.archived_at, self.finished_at]), default=None)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def is_firm(self, now: datetime) -> bool:
        """One that was made gentle stays firm to the end of that week."""
        eased = self.eased_at is not None and now < week_end(self.eased_at, self.zone)
        return self.firmness == Firmness.FIRM or eased

    @property
    def sentence(self) -> str:
        return sentences.boundary(days=self.days, hours=self.hours, what=self.what, value=self.value.name)

    @property
    def sentence_pieces(self) -> list[tuple[str, bool]]:
        return sentences.boundary_pieces(days=self.days, hours=self.hours, what=self.what, value=self.value.name)

    @property
    def short_sentence(self) -> str:
        return sentences.short_boundary(what=self.what, value=self.value.name)

    @property
    def headline(self) -> str:
        return sentences.headline(days=self.days, hours=self.hours, what=self.what, value=self.value.name)

    @property
    def reason(self) -> str:
        return sentences.reason(what=self.what, value=self.value.name)

    @property
    def weekly(self) -> str:
        return days_and_hours.format_weekly(self.days, self.hours)

    @property
    def weekly_told(self) -> str:
        return days_and_hours.weekly_told(self.days, self.hours)

    @property
    def span(self) -> str:
        return days_and_hours.span(self.hours)

    @property
    def if_then(self) -> str:
        return sentences.if_then(self.obstacle, self.response)
