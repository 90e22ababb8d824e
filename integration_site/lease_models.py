from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q


class LeaseQuerySet(models.QuerySet["Lease"]):
    def take(self, name: str, *, holder: str, now: datetime, seconds: int) -> bool:
        """Take it, or renew one's own, until `seconds` from now. False while it is somebody else's.

        One conditional update, so that of several processes at once one alone changes the row.
        """
        self.get_or_create(name=name, defaults={"until": now})
        free = self.filter(Q(until__lte=now) | Q(holder=holder), name=name)
        return free.update(holder=holder, until=now + timedelta(seconds=seconds)) == 1


class Lease(models.Model):
    """Which process does a thing that one alone should do, and until when. Who ends without a word loses it by time."""

    name = models.CharField(max_length=40, unique=True)
    holder = models.CharField(max_length=40, blank=True)
    until = models.DateTimeField()

    objects = LeaseQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
