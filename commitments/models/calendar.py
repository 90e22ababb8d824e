from django.db import models

from accounts.models import OwnedQuerySet, Person
from commitments.models.plan import Commitment

NAME_LENGTH = 60


class CalendarRevision(models.Model):
    """How often what calendars show of a commitment has changed, and when it last did. `fingerprint` is of what they
    show, so that an answer that changes nothing there counts as nothing."""

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="calendar_revision")
    number = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Calendar revision {self.pk}"


class CalendarFeedQuerySet(OwnedQuerySet):
    order = ("-created_at", "-pk")


class CalendarFeed(models.Model):
    """A private address from which calendar programs read a person's times. `digest` is the secret's SHA-256 in hex;
    the secret is not kept. A revoked one is no more."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    name = models.CharField(max_length=NAME_LENGTH)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    alarm_minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="None: no alarm.")
    shows_rituals = models.BooleanField(default=False)

    objects = CalendarFeedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Calendar feed {self.pk}"
