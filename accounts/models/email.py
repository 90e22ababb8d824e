from datetime import datetime

from django.db import models


class BriefQuerySet(models.QuerySet):
    def live(self, now: datetime) -> "BriefQuerySet":
        """Not past their time, and of somebody who may come in without a password."""
        return self.filter(expires_at__gt=now, person__is_active=True, person__is_staff=False)

    def past(self, now: datetime) -> "BriefQuerySet":
        return self.filter(expires_at__lte=now)


class Purpose(models.TextChoices):
    SIGN_IN = "sign_in", "open my things"
    CONFIRM = "confirm", "confirm my address"


class MailLink(models.Model):
    """A link sent by mail that works once. `digest` is the secret's SHA-256 in hex.

    `person` is empty when the address belongs to nobody: the row is written all the same, so that asking takes as long.
    `email` is the address that a person wants to confirm; empty for signing in.
    """

    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, null=True, related_name="mail_links")
    purpose = models.CharField(max_length=10, choices=Purpose)
    email = models.EmailField(blank=True)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects = BriefQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Mail link {self.pk}"


class DeviceCode(models.Model):
    """Eight letters that open a person's things on another device, once. `digest` is keyed: letters can be tried."""

    person = models.OneToOneField("accounts.Person", on_delete=models.CASCADE, related_name="device_code")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects = BriefQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Device code {self.pk}"
