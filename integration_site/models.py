from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q

from articles.parsing.evidence import STATE_CLASSES, STATES


class SearchEntry(models.Model):
    """A place that a search can lead to. On SQLite the table `search_index` indexes these rows (see the migration)."""

    kind = models.CharField(max_length=20)
    title = models.TextField()
    address = models.CharField(max_length=300)
    text = models.TextField()
    state = models.CharField(max_length=20, choices=list(STATES.items()), blank=True)

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title

    @property
    def css(self) -> str:
        """The class that draws a claim's mark; "" for what is no claim."""
        return STATE_CLASSES.get(self.state, "")


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


class TextVector(models.Model):
    """What one text of ours means, by the SHA-256 of it and of the model; numbers of two bytes each, little-endian."""

    digest = models.CharField(max_length=64, primary_key=True)
    vector = models.BinaryField()

    def __str__(self) -> str:
        return self.digest[:12]


class QuestionCountQuerySet(models.QuerySet["QuestionCount"]):
    def add(self, *, day: date, kind: str) -> None:
        """One more. Two at once are two."""
        month = day.replace(day=1)
        self.get_or_create(month=month, kind=kind)
        self.filter(month=month, kind=kind).update(count=F("count") + 1)


class QuestionCount(models.Model):
    """How many questions of a month found no answer, and how many answers did not help. Never their words."""

    KINDS = {"unanswered": "Nothing here answered", "unhelpful": "The answer did not help"}

    month = models.DateField()
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    count = models.PositiveIntegerField(default=0)

    objects = QuestionCountQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "kind"], name="one_count_a_month_and_kind")]

    def __str__(self) -> str:
        return f"{self.month:%B %Y}: {self.get_kind_display()}"
