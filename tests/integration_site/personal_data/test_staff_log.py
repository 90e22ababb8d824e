"""The admin's log outlives whoever it is about, so it may hold no address of theirs."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from accounts.models import Person
from commitments.models import Value
from integration_site.personal_data.erasing.actions import erase_person
from tests.commitments.factories import NOW, client_of, make_person, make_staff

pytestmark = pytest.mark.django_db
ADDRESS = "ada@example.org"


def note(person, model=Person):
    return LogEntry.objects.create(
        user=Person.objects.filter(is_staff=True).first() or make_staff(),
        content_type=ContentType.objects.get_for_model(model),
        object_id=str(person.pk),
        object_repr=ADDRESS,
        action_flag=CHANGE,
        change_message=ADDRESS,
    )


def said(entry):
    entry.refresh_from_db()
    return entry.object_repr, entry.change_message


def test_erasing_takes_the_address_out_and_leaves_that_something_was_done():
    person, other = make_person(), make_person()
    theirs, others, another_kind = note(person), note(other), note(person, Value)
    number = person.pk
    erase_person(person, now=NOW)
    assert said(theirs) == (f"Guest {number}", "")
    assert said(others) == said(another_kind) == (ADDRESS, ADDRESS)


def test_staff_log_of_before_holds_no_address_any_more():
    person = make_person()
    entry, another_kind = note(person), note(person, Value)
    migration = import_module("integration_site.migrations.0005_admin_log_without_addresses")
    migration.take_addresses_out(apps, SimpleNamespace(connection=connection))
    assert said(entry) == (f"Person {person.pk}", "")
    assert said(another_kind) == (ADDRESS, ADDRESS)


def test_staff_log_notes_what_staff_do_to_staff_under_a_number():
    boss, other = make_staff(), Person.objects.create(email="other@example.org", is_staff=True)
    sent = {"email": "new@example.org", "is_active": "on"}
    assert client_of(boss).post(f"/admin/accounts/person/{other.pk}/change/", sent).status_code == 302
    entry = LogEntry.objects.get()
    assert entry.object_repr == f"Staff {other.pk}"
    assert "@" not in entry.change_message
