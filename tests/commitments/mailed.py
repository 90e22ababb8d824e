"""People whom mails ask. Their first protected time ends on Tuesday evening; on Wednesday at nine they are asked."""

import re
from datetime import UTC, datetime

from commitments.reminders.actions import subscribe
from commitments.reminders.sending import send_reminders
from tests.commitments.factories import NOW, make_commitment, make_person, occasions_of

WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
PATH = re.compile(r"http://127.0.0.1:8000(/reminders/[\w-]{43}/\w+/)")


def make_reachable(email):
    person = make_person()
    person.email = email
    person.save()
    return person


def make_asked(email="ada@example.org", hour=9, **plan):
    """The first occasion of one who is asked."""
    person = make_reachable(email)
    subscribe(person=person, hour=hour, now=NOW)
    return occasions_of(make_commitment(person=person, **plan))[0]


def send(now=WEDNESDAY):
    return send_reminders(clock=lambda: now)


def paths_in(message):
    """Where its links lead: kept, not this time, move, stop."""
    return PATH.findall(message.body)
