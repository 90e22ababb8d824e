"""What opens the things of another person, and both steps of joining them."""

import re

from django.core import mail
from django.utils import timezone

from accounts.models import Person
from accounts.sign_in.device_codes import make_code
from accounts.sign_in.email_links import request_sign_in_email
from accounts.sign_in.private_links import make_return_link
from tests.commitments.factories import NOW


def key_of(kind, person):
    if kind == "link":
        return make_return_link(person=person, name="Phone", lands_on="commitments:week", now=NOW)
    if kind == "code":
        return make_code(person, now=timezone.now())

    Person.objects.filter(pk=person.pk).update(email="ada@example.org")
    request_sign_in_email("ada@example.org", now=timezone.now())
    return mail.outbox[-1].body.split("/mail-link/")[1].split("/")[0]


def ask(client, kind, secret):
    if kind == "code":
        return client.post("/week/code/", {"code": secret})
    return client.get(f"/{'link' if kind == 'link' else 'mail-link'}/{secret}/")


def join_in(client, kind, secret, **fields):
    """Both steps, as a reader takes them."""
    page = client.post("/me/join/", {"kind": kind, "secret": secret}).content.decode()
    seen = re.search(r'name="seen" value="(\w{64})"', page)
    return client.post("/me/join/", {"kind": kind, "secret": secret, "seen": seen[1] if seen else "", **fields})
