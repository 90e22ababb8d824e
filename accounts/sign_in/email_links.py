"""Links that are sent by mail and work once. Asking does the same for an address that is known and one that is not."""

import logging
import secrets
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import MailLink, Person, Purpose
from accounts.sign_in.private_links import SECRET_BYTES, digest_of

MINUTES = 30
SUBJECTS = {
    "sign_in": "Your link to {site}",
    "unknown": "Nothing is kept under this address",
    "confirm": "Confirm your address for {site}",
    "taken": "This address is in use already",
}
logger = logging.getLogger(__name__)


def request_sign_in_email(email: str, *, now: datetime) -> bool:
    """Mail a link that opens what belongs to the address, or say there that nothing does. False when no mail left.

    `email` as EmailForm gives it. A link goes to the address that is stored, whatever the database took for its equal.
    """
    person = Person.objects.filter(email=email, is_active=True, is_staff=False).first()
    secret = _make(person=person, purpose=Purpose.SIGN_IN, email="", now=now)
    return _send("sign_in", person.email, secret) if person else _send("unknown", email, secret)


def request_confirmation(person: Person, email: str, *, now: datetime) -> bool:
    """Mail a link that makes the address this person's own; to one that is somebody's already, what to do instead."""
    taken = Person.objects.filter(email=email).exclude(pk=person.pk).exists()
    MailLink.objects.filter(person=person, purpose=Purpose.CONFIRM).delete()
    secret = _make(person=None if taken else person, purpose=Purpose.CONFIRM, email="" if taken else email, now=now)
    return _send("taken" if taken else "confirm", email, secret)


def find_mail_link(secret: str, *, now: datetime) -> MailLink | None:
    return MailLink.objects.live(now).select_related("person").filter(digest=digest_of(secret)).first()


def consume_link(link: MailLink) -> bool:
    """Use it up; False when somebody was quicker."""
    return MailLink.objects.filter(pk=link.pk).delete()[0] == 1


@transaction.atomic
def confirm(link: MailLink) -> bool:
    """Give the person the address; False when the link is spent or the address has become somebody else's."""
    taken = Person.objects.filter(email=link.email).exclude(pk=link.person_id).exists()
    if not consume_link(link) or taken:
        return False
    try:
        with transaction.atomic():
            Person.objects.filter(pk=link.person_id).update(email=link.email)
    except IntegrityError:  # somebody else's at the same moment, where the database lets two write at once
        return False
    MailLink.objects.filter(person=link.person_id).delete()  # what the earlier address was sent
    return True


def _make(*, person: Person | None, purpose: Purpose, email: str, now: datetime) -> str:
    MailLink.objects.past(now).delete()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    MailLink.objects.create(
        person=person,
        purpose=purpose,
        email=email,
        digest=digest_of(secret),
        created_at=now,
        expires_at=now + timedelta(minutes=MINUTES),
    )
    return secret


def _send(kind: str, email: str, secret: str) -> bool:
    address = settings.SITE_URL + reverse("accounts:mail_link", args=[secret])
    context = {"address": address, "minutes": MINUTES, "site_url": settings.SITE_URL}
    text = render_to_string(f"accounts/sign_in/mail_{kind}.txt", context)
    try:
        send_mail(SUBJECTS[kind].format(site=settings.SITE_NAME), text, None, [email])
    except (OSError, SMTPException) as problem:
        logger.error("A mail could not be sent: %s", type(problem).__name__)
        return False
    return True
