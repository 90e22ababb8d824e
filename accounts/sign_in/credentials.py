"""The three things that open a person's things in a browser: a private link, a mailed link, a code."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch

from accounts.models import DeviceCode, MailLink, Person, Purpose, ReturnLink
from accounts.sign_in import device_codes
from accounts.sign_in import email_links as mail_links
from accounts.sign_in.private_links import find_return_link


@dataclass(frozen=True)
class SignInCredential:
    """`kind` is link, mail or code; `secret` is what the reader brought."""

    kind: str
    secret: str
    row: ReturnLink | MailLink | DeviceCode

    @property
    def person(self) -> Person:
        return self.row.person

    @property
    def redirect_url(self) -> str:
        """The page that it opens; My week when it names none, or one that has gone since it was made."""
        try:
            return resolve_url(getattr(self.row, "lands_on", settings.LOGIN_REDIRECT_URL))
        except NoReverseMatch:
            return resolve_url(settings.LOGIN_REDIRECT_URL)


def find_credential(kind: str, secret: str, *, now: datetime) -> SignInCredential | None:
    """The key that this secret is; None for an unknown kind as for an unknown secret."""
    row = None
    if kind == "link":
        row = find_return_link(secret)
    elif kind == "mail":
        row = mail_links.find_mail_link(secret, now=now)
    elif kind == "code":
        row = device_codes.find_code(secret, now=now)
    is_for_opening = row is not None and getattr(row, "purpose", Purpose.SIGN_IN) == Purpose.SIGN_IN
    return SignInCredential(kind, secret, row) if is_for_opening else None


def consume_credential(key: SignInCredential, *, now: datetime) -> bool:
    """A private link notes when; the others are spent. False when it has just stopped opening anything."""
    if key.kind == "link":
        return ReturnLink.objects.live().filter(pk=key.row.pk).update(last_used_at=now) == 1
    return mail_links.consume_link(key.row) if key.kind == "mail" else device_codes.consume_code(key.row)
