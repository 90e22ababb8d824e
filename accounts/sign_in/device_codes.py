"""Eight letters that open a person's things on another device: for ten minutes, once."""

import secrets
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from accounts.models import DeviceCode, Person
from accounts.text import normalize

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # without vowels no code spells a word; 20 ** 8 of them
LENGTH = 8
MINUTES = 10


def make_code(person: Person, *, now: datetime) -> str:
    """A new code, after which an earlier one of this person opens nothing. ValueError for staff."""
    if person.is_staff:
        raise ValueError("Staff sign in with a password.")
    DeviceCode.objects.past(now).delete()
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    times = {"created_at": now, "expires_at": now + timedelta(minutes=MINUTES)}
    DeviceCode.objects.update_or_create(person=person, defaults={"digest": digest_of(code), **times})
    return code


def find_code(typed: str, *, now: datetime) -> DeviceCode | None:
    return DeviceCode.objects.live(now).select_related("person").filter(digest=digest_of(letters_of(typed))).first()


def consume_code(code: DeviceCode) -> bool:
    """Use it up; False when somebody was quicker."""
    return DeviceCode.objects.filter(pk=code.pk, digest=code.digest).delete()[0] == 1


def letters_of(typed: str) -> str:
    """What was meant: small letters, full-width ones, spaces and hyphens are fine."""
    return "".join(letter for letter in normalize(typed).upper() if letter.isalnum())


def digest_of(code: str) -> str:
    """HMAC-SHA256 under SECRET_KEY: so few letters could be guessed from a plain digest."""
    return salted_hmac("accounts.sign_in.device_codes", code, algorithm="sha256").hexdigest()
