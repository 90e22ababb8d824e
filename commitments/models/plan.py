from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower

from accounts.edit_guard import fingerprint
from accounts.models import OwnedQuerySet, Person, validate_time_zone
from accounts.text import isolated
from commitments import wording as sentences
from commitments.schedule import DAY_PATTERNS, WHOLE_DAY, Hours, local_hours, week_end, week_start, whole_minutes

VALUE_LENGTH, WHAT_LENGTH, WORDS_LENGTH, NOTE_LENGTH = 60, 120, 200, 500
MAX_NON_NEGOTIABLES = 3  # commitments of one person that may be non-negotiable at a time


class Answer(models.TextChoices):
    KEPT = "kept", "Kept"
    BENT = "bent", "Moved on purpose"
    MISSED = "missed", "Not this time"
    NOT_APPLICABLE = "not_applicable", "Didn’t apply"


class Pause(models.TextChoices):
    ILLNESS = "illness", "Illness"
    TRAVEL = "travel", "Travel"
    REST = "rest", "Rest"


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
        return sentences.format_weekly(self.days, self.hours)

    @property
    def weekly_told(self) -> str:
        return sentences.weekly_told(self.days, self.hours)

    @property
    def span(self) -> str:
        return sentences.span(self.hours)

    @property
    def if_then(self) -> str:
        return sentences.if_then(self.obstacle, self.response)


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
        Commitment, on_delete=models.SET_NULL, null=True, blank=True, related_name="micro_habits"
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


class OccasionQuerySet(OwnedQuerySet):
    owner = "commitment__person"

    def of_active(self) -> "OccasionQuerySet":
        """Those of commitments that are neither put away nor finished."""
        return self.filter(commitment__archived_at=None, commitment__finished_at=None)

    def asked(self) -> "OccasionQuerySet":
        """Not answered and not paused."""
        return self.of_active().filter(check_in=None, paused_for="")

    def due(self, now: datetime) -> "OccasionQuerySet":
        """Ended, not answered and not paused, the latest first."""
        return self.asked().filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def next_after(self, now: datetime) -> "Occasion | None":
        """The one to protect next: running or ahead, not answered and not paused."""
        return self.asked().filter(ends_at__gt=now).order_by("starts_at", "pk").first()

    def open_after(self, now: datetime) -> "OccasionQuerySet":
        """Running or ahead, and not answered."""
        return self.filter(ends_at__gt=now, check_in=None)

    def overlapping(self, starts_at: datetime, ends_at: datetime) -> "OccasionQuerySet":
        """Sharing time with this span and not answered: an answered one needs its time no more."""
        return self.at_an_hour().of_active().filter(starts_at__lt=ends_at, ends_at__gt=starts_at, check_in=None)

    def at_an_hour(self) -> "OccasionQuerySet":
        """Without those that have a whole week's room."""
        return self.filter(ends_at__lt=F("starts_at") + WHOLE_DAY)

    def with_commitment(self) -> "OccasionQuerySet":
        return self.select_related("commitment__value")


class Occasion(models.Model):
    """One time that a commitment protects. `moved_from` names the occasion it replaces, when that one was bent.

    One by the end of a week spans that week, and nothing else is as long as a day.
    A paused one counts as nothing and is not asked about, but an answer to it counts. `instead` is what this one time
    protects in place of the commitment's own words, `reason_then` what it protected, and for whom, when the commitment
    has been given other words since.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="occasions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    moved_from = models.OneToOneField("self", on_delete=models.CASCADE, null=True, blank=True, related_name="successor")
    paused_for = models.CharField(max_length=16, choices=Pause, blank=True)
    reason_then = models.CharField(max_length=WORDS_LENGTH, blank=True)
    instead = models.CharField(max_length=WHAT_LENGTH, blank=True)

    objects = OccasionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "starts_at"], name="occasion_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="occasion_ends_after_start"),
            models.CheckConstraint(condition=Q(paused_for__in=["", *Pause.values]), name="occasion_paused_for"),
        ]

    def __str__(self) -> str:
        return f"Occasion {self.pk}"

    def has_begun(self, now: datetime) -> bool:
        return self.starts_at <= now

    def is_due(self, now: datetime) -> bool:
        return self.ends_at <= now and not self.answer and not self.paused_for

    def is_coming(self, now: datetime) -> bool:
        """To be protected next: running or ahead, not answered and not paused."""
        return self.ends_at > now and not self.answer and not self.paused_for

    @property
    def is_left_out(self) -> bool:
        """Without an answer, and not over when its plan was put away or closed."""
        ended_at = self.commitment.ended_at
        return ended_at is not None and self.ends_at > ended_at and not self.answer

    @property
    def is_successor(self) -> bool:
        return self.moved_from_id is not None

    @property
    def starts_local(self) -> datetime:
        return self.starts_at.astimezone(self.commitment.zone)

    @property
    def week_on(self) -> date:
        """The Monday of its week on the local clock."""
        return week_start(self.starts_local.date())

    @property
    def minutes(self) -> int:
        return whole_minutes(self.ends_at - self.starts_at)

    @property
    def is_by_week_end(self) -> bool:
        return self.ends_at - self.starts_at >= WHOLE_DAY

    @property
    def wanted_at(self) -> datetime:
        """By which it comes next: its start, or its end when it has a whole week's room."""
        return self.ends_at if self.is_by_week_end else self.starts_at

    @property
    def hours(self) -> Hours | None:
        return None if self.is_by_week_end else local_hours(self.starts_at, self.ends_at, self.commitment.zone)

    @property
    def ends_on(self) -> date:
        """Its last day on the local clock; an end at midnight belongs to the day before."""
        return (self.ends_at - timedelta(microseconds=1)).astimezone(self.commitment.zone).date()

    @property
    def on(self) -> date:
        """The day under which it is shown: on which it begins, or the last one of its week."""
        return self.ends_on if self.is_by_week_end else self.starts_local.date()

    @property
    def day(self) -> str:
        """Tuesday 24 November; Week to Sunday 29 November."""
        return sentences.week_to(self.on) if self.is_by_week_end else sentences.day_of(self.on)

    @property
    def reason(self) -> str:
        what = self.instead or self.commitment.what
        return isolated(self.reason_then) or sentences.reason(what=what, value=self.commitment.value.name)

    @property
    def headline(self) -> str:
        """Tuesday evening: supper at home, for family."""
        days = [] if self.is_by_week_end else [self.starts_local.weekday()]
        return sentences.headline_of(self.reason, days=days, hours=self.hours)

    @property
    def answer(self) -> Answer | None:
        check_in = getattr(self, "check_in", None)
        return Answer(check_in.answer) if check_in else None

    @property
    def said(self) -> dict[str, str]:
        """Its answer and note, empty where there is none."""
        check_in = getattr(self, "check_in", None)
        return {"answer": check_in.answer, "note": check_in.note} if check_in else {"answer": "", "note": ""}

    @property
    def seen(self) -> str:
        return fingerprint(self.said)


class CheckIn(models.Model):
    """The one answer to one occasion. No answer is not a miss. `reason` says why one was bent, `note` anything."""

    occasion = models.OneToOneField(Occasion, on_delete=models.CASCADE, related_name="check_in")
    answer = models.CharField(max_length=16, choices=Answer)
    answered_at = models.DateTimeField()
    reason = models.CharField(max_length=WORDS_LENGTH, blank=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)

    class Meta:
        verbose_name = "check-in"
        constraints = [models.CheckConstraint(condition=Q(answer__in=Answer.values), name="check_in_answer")]

    def __str__(self) -> str:
        return f"Check-in {self.pk}"
