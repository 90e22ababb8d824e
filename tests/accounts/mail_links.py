"""Somebody who asks for a link by mail, and the link in it."""

import re
from datetime import UTC, datetime

from django.core import mail
from django.test import Client

from accounts.models import Person

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
PATH = re.compile(r"http://127.0.0.1:8000(/mail-link/[\w-]{43}/)")


def make_person(email=None):
    person = Person.objects.create_guest(time_zone="Europe/London")
    Person.objects.filter(pk=person.pk).update(email=email)
    person.refresh_from_db()
    return person


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def ask(client, email):
    return client.post("/week/mail/", {"email": email})


def path_in_mail():
    return PATH.search(mail.outbox[-1].body)[1]
