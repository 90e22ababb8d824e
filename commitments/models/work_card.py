from django.db import models

from accounts.models import OwnedQuerySet, Person
from accounts.sign_in.private_links import digest_of

NAME_LENGTH, LINE_LENGTH = 60, 80


class WorkCard(models.Model):
    """How a person works, for those who work with them. Each line has a tick; only ticked ones are shown."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="work_card")
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    shows_name = models.BooleanField(default=True)
    mail_reply = models.CharField(max_length=LINE_LENGTH, blank=True)
    shows_mail_reply = models.BooleanField(default=True)
    chat_reply = models.CharField(max_length=LINE_LENGTH, blank=True)
    shows_chat_reply = models.BooleanField(default=True)
    best_way = models.CharField(max_length=LINE_LENGTH, blank=True)
    shows_best_way = models.BooleanField(default=True)
    urgent = models.CharField(max_length=LINE_LENGTH, blank=True)
    shows_urgent = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Work card {self.pk}"


class WorkCardTime(models.Model):
    """A plan whose hours stand on the card."""

    card = models.ForeignKey(WorkCard, on_delete=models.CASCADE, related_name="times")
    commitment = models.ForeignKey("commitments.Commitment", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "commitment"], name="work_card_time_once")]

    def __str__(self) -> str:
        return f"Work card time {self.pk}"


class WorkCardLinkQuerySet(OwnedQuerySet):
    def live(self) -> "WorkCardLinkQuerySet":
        return self.filter(revoked_at=None)

    def with_secret(self, secret: str) -> "WorkCardLink | None":
        """Also one that is closed, so that its page can say so."""
        return self.select_related("person").filter(digest=digest_of(secret)).first()


class WorkCardLink(models.Model):
    """Opens a person's card to whoever has it. It belongs to the person, so that joining never shows another card."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="work_card_links")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = WorkCardLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at=None), name="work_card_link_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"Work card link {self.pk}"
