"""Private links that open a person's things in another browser. Who holds one can open and change what it opens."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from accounts.models import Person, ReturnLink

SECRET_BYTES = 32


def has_return_link(person: Person) -> bool:
    return ReturnLink.objects.live().for_person(person).exists()


def make_return_link(*, person: Person, name: str, lands_on: str, now: datetime) -> str:
    """Make one more link. Its secret is answered here and never again.

    ValueError for staff, whose session reaches further than their own things.
    """
    if person.is_staff:
        raise ValueError("Staff sign in with a password.")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    ReturnLink.objects.create(person=person, name=name, digest=digest_of(secret), lands_on=lands_on, created_at=now)
    return secret


@transaction.atomic
def replace_return_link(*, person: Person, name: str, lands_on: str, now: datetime) -> str:
    """Make a link, after which earlier ones of this person and name open nothing."""
    ReturnLink.objects.live().for_person(person).filter(name=name).update(revoked_at=now)
    return make_return_link(person=person, name=name, lands_on=lands_on, now=now)


def find_return_link(secret: str) -> ReturnLink | None:
    """The link that this secret opens, with its person."""
    return ReturnLink.objects.live().select_related("person").filter(digest=digest_of(secret)).first()


def digest_of(secret: str) -> str:
    """A secret of 256 random bits cannot be guessed from its plain SHA-256, so no slow hash is needed."""
    return sha256(secret.encode()).hexdigest()
