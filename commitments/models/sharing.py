from datetime import datetime

from django.db import models
from django.db.models import Q

from accounts.models import OwnedQuerySet
from accounts.sign_in.private_links import digest_of

CHEER_QUESTION = "asked"
CHEERS = {
    "seen": "I have seen it. Thank you for letting me know.",
    "glad": "I am glad those hours were yours.",
    "moved": "Moving it counts, too.",
    "next": "Each week stands by itself. The next one is open.",
    "hand": "Tell me if I can take something off you.",
    "tea": "Tell me more over a cup of tea.",
}
CHEER_WORDS = CHEERS | {CHEER_QUESTION: "How did it go?"}

NAME_LENGTH = 60


class ShareQuerySet(models.QuerySet["Share"]):
    def live(self) -> "ShareQuerySet":
        return self.filter(revoked_at=None)

    def with_secret(self, secret: str) -> "Share | None":
        """Also one that is closed, so that its page can say so."""
        return self.filter(digest=digest_of(secret)).first()


class Share(models.Model):
    """A page of one plan for somebody without an account. `digest` is the SHA-256 of its secret, which is not kept."""

    commitment = models.ForeignKey("commitments.Commitment", on_delete=models.CASCADE, related_name="shares")
    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    shows_results = models.BooleanField()
    shows_sentence = models.BooleanField()
    shows_value = models.BooleanField()
    shows_if_then = models.BooleanField()
    shows_strength = models.BooleanField()
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment"], condition=Q(revoked_at=None), name="share_one_open")
        ]

    def __str__(self) -> str:
        return f"Share {self.pk}"


class CheerQuerySet(OwnedQuerySet):
    owner = "commitment__person"

    def latest_first(self) -> "CheerQuerySet":
        return self.order_by("-sent_at", "-pk")

    def since(self, moment: datetime) -> "CheerQuerySet":
        """Of plans that are kept now."""
        kept = {"commitment__archived_at": None, "commitment__finished_at": None}
        return self.filter(sent_at__gt=moment, **kept).latest_first()


class Cheer(models.Model):
    """One of the authored sentences, sent from a shared page. Who sent it is not stored."""

    commitment = models.ForeignKey("commitments.Commitment", on_delete=models.CASCADE, related_name="cheers")
    kind = models.CharField(max_length=8, choices=CHEER_WORDS.items())
    sent_on = models.DateField(help_text="By the clock of the commitment.")
    sent_at = models.DateTimeField()

    objects = CheerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "kind", "sent_on"], name="cheer_once_a_day"),
            models.CheckConstraint(condition=Q(kind__in=list(CHEER_WORDS)), name="cheer_kind"),
        ]

    def __str__(self) -> str:
        return f"Cheer {self.pk}"
