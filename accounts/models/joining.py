from datetime import datetime, timedelta

from django.db import models

UNDO_HOURS = 24


class JoiningQuerySet(models.QuerySet["Joining"]):
    def fresh(self, now: datetime) -> "JoiningQuerySet":
        """Those that can be undone, the latest first."""
        return self.filter(joined_at__gt=now - timedelta(hours=UNDO_HOURS)).order_by("-joined_at", "-pk")

    def over(self, now: datetime) -> "JoiningQuerySet":
        return self.filter(joined_at__lte=now - timedelta(hours=UNDO_HOURS)).order_by("joined_at", "pk")


class Joining(models.Model):
    """That `joined` was joined into `person`, with what undoing it needs. `joined` sleeps until then, or is erased.

    `moves` holds label, field, pairs of what was referred to and what since, and numbers of rows, of what moved;
    `loosened` the numbers of commitments that stayed fixed before, `ended` what was ended, in words, for its page;
    `address` and `joined_address` what mail opened on either side, laid aside.
    """

    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="joinings")
    joined = models.OneToOneField("accounts.Person", on_delete=models.CASCADE, related_name="joined_as")
    joined_at = models.DateTimeField(db_index=True)
    moves = models.JSONField()
    loosened = models.JSONField()
    ended = models.JSONField()
    address = models.EmailField(blank=True)
    joined_address = models.EmailField(blank=True)
    taken_zone = models.CharField(max_length=64, blank=True)

    objects = JoiningQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Joining {self.pk}"

    @property
    def undo_until(self) -> datetime:
        return self.joined_at + timedelta(hours=UNDO_HOURS)
