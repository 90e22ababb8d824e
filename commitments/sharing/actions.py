import secrets
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from accounts.sign_in.private_links import SECRET_BYTES, digest_of
from commitments.models import Cheer, Commitment, Share
from commitments.sharing.wording import ShareOptions


@transaction.atomic
def make_share(*, commitment: Commitment, shown: ShareOptions, now: datetime) -> str:
    """Open a page, after which an earlier one of this plan is closed. Its secret is answered here and never again."""
    Commitment.objects.select_for_update().get(pk=commitment.pk)  # two posts at once wait for one another here
    close_share(commitment=commitment, now=now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    Share.objects.create(commitment=commitment, digest=digest_of(secret), created_at=now, **asdict(shown))
    return secret


def change_share(*, share: Share, shown: ShareOptions) -> bool:
    """False when it was closed meanwhile."""
    return Share.objects.live().filter(pk=share.pk).update(**asdict(shown)) == 1


def close_share(*, commitment: Commitment, now: datetime) -> bool:
    """Whether there was an open one."""
    return Share.objects.live().filter(commitment=commitment).update(revoked_at=now) == 1


def send_cheer(*, commitment: Commitment, kind: str, now: datetime) -> Cheer:
    """The same one twice on a day is one."""
    sent_on = now.astimezone(commitment.zone).date()
    cheer, _ = Cheer.objects.get_or_create(commitment=commitment, kind=kind, sent_on=sent_on, defaults={"sent_at": now})
    return cheer
