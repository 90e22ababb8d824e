import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.core.management import call_command
from django.db import OperationalError
from django.db.models import QuerySet

from accounts.models import Person, Session

pytestmark = pytest.mark.django_db


def test_session_knows_whose_it_is(client):
    person = Person.objects.create_guest(time_zone="Europe/London")
    client.force_login(person)
    assert Session.objects.get().person == person
    person.delete()
    assert not Session.objects.exists()


def test_session_of_nobody_and_the_usual_cleaning(client):
    session = client.session
    session["renewed_on"] = "2026-11-22"
    session.save()
    assert Session.objects.get().person is None
    Session.objects.update(expire_date="2020-01-01T00:00Z")
    call_command("clearsessions")
    assert not Session.objects.exists()


def test_session_that_ended_meanwhile_is_told_from_a_busy_database(client, monkeypatch):
    session = client.session
    session["renewed_on"] = "2026-11-22"

    def busy(*args, **options):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(QuerySet, "update", busy)
        with pytest.raises(OperationalError, match="database is locked"):
            session.save()
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()
