from datetime import datetime

from django.db import models


class ReleaseQuerySet(models.QuerySet["Release"]):
    def newest_first(self) -> "ReleaseQuerySet":
        return self.order_by("-prepared_at", "-pk")

    def remember(self, fingerprint: str, *, now: datetime) -> None:
        self.update_or_create(fingerprint=fingerprint, defaults={"prepared_at": now})


class Release(models.Model):
    """Code and content, by their fingerprint, that this database was made ready for, and when that was last."""

    fingerprint = models.CharField(max_length=64, unique=True)
    prepared_at = models.DateTimeField()

    objects = ReleaseQuerySet.as_manager()

    def __str__(self) -> str:
        return self.fingerprint[:12]
