from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from accounts.models import OwnedQuerySet
from commitments.reminder_times import FIRST_HOUR, HOURS

ANSWER_DAYS = 14


class StopReason(models.TextChoices):
    PERSON = "person", "the person stopped it"
    SILENCE = "silence", "two mails in a row had no answer"
    REFUSED = "refused", "the mail server said that the address takes no mail"


class ReminderSettingsQuerySet(OwnedQuerySet):
    def running(self) -> "ReminderSettingsQuerySet":
        """Not stopped, and of somebody with an address who may come in without a password."""
        reachable = self.filter(person__is_active=True, person__is_staff=False).exclude(person__email=None)
        return reachable.filter(stopped_at=None)

    def unclaimed(self, now: datetime) -> "ReminderSettingsQuerySet":
        return self.filter(Q(claimed_until=None) | Q(claimed_until__lte=now))


class ReminderSettings(models.Model):
    """That a person wants to be asked by mail, at `hour` o'clock on their own clock.

    Only about times that end after `started_at`. `claimed_until` is set while a process looks after this person's mail.
    """

    person = models.OneToOneField("accounts.Person", on_delete=models.CASCADE, related_name="reminder_settings")
    hour = models.PositiveSmallIntegerField(default=FIRST_HOUR)
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_for = models.CharField(max_length=8, choices=StopReason, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)

    objects = ReminderSettingsQuerySet.as_manager()

    class Meta:
        db_table = "commitments_reminding"
        verbose_name_plural = "reminder settings"
        constraints = [
            models.CheckConstraint(condition=Q(hour__in=list(HOURS)), name="reminding_hour"),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_for="")
                | (Q(stopped_at__isnull=False) & Q(stopped_for__in=StopReason.values)),
                name="reminding_stopped_for",
            ),
        ]

    def __str__(self) -> str:
        return f"Reminder settings {self.pk}"


class ReminderQuerySet(OwnedQuerySet):
    owner = "occasion__commitment__person"

    def counted(self) -> "ReminderQuerySet":
        """The latest first, without those from before the person last asked for them."""
        begun = F("occasion__commitment__person__reminder_settings__started_at")
        return self.filter(handed_at__gte=begun).order_by("-handed_at", "-pk")


class Reminder(models.Model):
    """The one mail about one occasion, written when it is handed to the mail server.

    `digest` is the SHA-256 of the secret in its links, `sent_to` a keyed digest of the address that it went to.
    """

    occasion = models.OneToOneField("commitments.Occasion", on_delete=models.CASCADE, related_name="reminder")
    digest = models.CharField(max_length=64, unique=True)
    sent_to = models.CharField(max_length=64)
    handed_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Reminder {self.pk}"

    def is_over(self, now: datetime) -> bool:
        return now >= self.handed_at + timedelta(days=ANSWER_DAYS)
