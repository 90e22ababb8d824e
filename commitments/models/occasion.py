from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q

from accounts.edit_guard import fingerprint
from accounts.models import OwnedQuerySet
from accounts.text import isolated
from commitments.models.lengths import NOTE_LENGTH, WHAT_LENGTH, WORDS_LENGTH
from commitments.schedule import WHOLE_DAY, Hours, local_hours, week_start, whole_minutes
from commitments.wording import days_and_hours, sentences


class Answer(models.TextChoices):
    KEPT = "kept", "Kept"
    BENT = "bent", "Moved on purpose"
    MISSED = "missed", "Not this time"
    NOT_APPLICABLE = "not_applicable", "Didn’t apply"


class Pause(models.TextChoices):
    ILLNESS = "illness", "Illness"
    TRAVEL = "travel", "Travel"
    REST = "rest", "Rest"


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

    commitment = models.ForeignKey("commitments.Commitment", on_delete=models.CASCADE, related_name="occasions")
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
        return days_and_hours.week_to(self.on) if self.is_by_week_end else days_and_hours.day_of(self.on)

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
