"""Rows for tests. `NOW` is a Sunday, so a Tuesday evening in London first comes on 24 November."""

from datetime import UTC, datetime

from django.test import Client

from accounts.models import Person
from commitments.models import Answer
from commitments.occasions.actions import answer_occasion
from commitments.plans.actions import save_commitment
from commitments.plans.drafts import PlanDraft
from commitments.schedule import PARTS

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
ANSWERS = {"K": Answer.KEPT, "B": Answer.BENT, "M": Answer.MISSED, "N": Answer.NOT_APPLICABLE}


def make_person(**fields):
    return Person.objects.create_guest(time_zone="Europe/London", **fields)


def make_staff():
    return Person.objects.create_superuser("staff@example.org", "long enough")


def make_plan(**changes):
    words = {
        "value": "family",
        "what": "supper at home",
        "days": (1,),
        "hours": PARTS["evening"],
        "time_zone": "Europe/London",
    }
    return PlanDraft(**words | changes)


def make_commitment(*, person=None, now=NOW, answers="", **changes):
    """`answers` answers the first occasions, a letter each: K, B, M or N, and a dot for none."""
    commitment = save_commitment(person=person or make_person(), plan=make_plan(**changes), now=now)
    for occasion, letter in zip(commitment.occasions.order_by("starts_at"), answers, strict=False):
        if letter != ".":
            answer_occasion(occasion=occasion, answer=ANSWERS[letter], now=now)
    return commitment


def occasions_of(commitment):
    return list(commitment.occasions.order_by("starts_at"))


def codes(form):
    """The codes of what a form finds fault with, by field."""
    return {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()}


def form_data(**changes):
    data = {
        "weekday": "1",
        "part": "evening",
        "start": "18:00",
        "minutes": "120",
        "what": "supper at home",
        "value": "family",
        "time_zone": "Europe/London",
        "obstacle": "",
        "response": "",
        "cue": "",
        "action": "",
    }
    return data | changes


def client_of(person):
    client = Client()
    if person:
        client.force_login(person)
    return client
