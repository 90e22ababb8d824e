"""A time zone is nobody's until they choose one, or make a plan with one."""

from importlib import import_module
from types import SimpleNamespace

import pytest
import time_machine
from django.apps import apps
from django.db import connection

from accounts.models import Person
from commitments.models import Commitment
from tests.commitments.factories import client_of, form_data, make_commitment, make_person

MIGRATION = import_module("commitments.migrations.0010_unchosen_time_zone")
NEW = "/commitments/new/"
LOS_ANGELES = "America/Los_Angeles"
pytestmark = pytest.mark.django_db


def make_unchosen():
    return Person.objects.create_guest()


def zone_now(person):
    return Person.objects.get(pk=person.pk).time_zone


@pytest.mark.parametrize(("before", "after"), [("", LOS_ANGELES), ("Asia/Kolkata", "Asia/Kolkata")])
def test_plan_gives_its_clock_to_a_person_who_has_chosen_none(before, after):
    person = Person.objects.create_guest(time_zone=before)
    page = client_of(person).get(NEW).content.decode()
    assert ("data-guess" in page) == (before == "")
    client_of(person).post(NEW, form_data(time_zone=LOS_ANGELES))
    assert Commitment.objects.get().time_zone == LOS_ANGELES
    assert zone_now(person) == after


def test_plan_changed_to_another_clock_gives_it_to_a_person_who_has_chosen_none():
    plan = make_commitment()
    Person.objects.update(time_zone="")
    data = form_data(time_zone=LOS_ANGELES)
    assert client_of(plan.person).post(f"/commitments/{plan.pk}/edit/", data).status_code == 303
    assert zone_now(plan.person) == LOS_ANGELES


def test_clock_of_another_request_that_was_quicker_is_kept():
    person = make_unchosen()
    Person.objects.update(time_zone="Asia/Kolkata")
    person.take_time_zone(LOS_ANGELES)
    assert zone_now(person) == "Asia/Kolkata"


@pytest.mark.parametrize(("zone", "day"), [(LOS_ANGELES, "Saturday 21 November"), ("Asia/Tokyo", "Sunday 22 November")])
def test_week_is_by_the_clock_of_the_first_plan(zone, day):
    person = make_unchosen()
    with time_machine.travel("2026-11-22T06:00Z", tick=False):
        client_of(person).post(NEW, form_data(time_zone=zone))
        assert day in client_of(person).get("/week/").content.decode()


@pytest.mark.parametrize(
    ("own", "plans", "after"),
    [
        ("Europe/London", [], ""),
        ("Europe/London", ["Europe/London", LOS_ANGELES], "Europe/London"),
        ("Europe/London", [LOS_ANGELES, LOS_ANGELES], LOS_ANGELES),
        ("Europe/London", [LOS_ANGELES, "Asia/Tokyo"], ""),
        ("Asia/Kolkata", [], "Asia/Kolkata"),
        ("Asia/Kolkata", [LOS_ANGELES], "Asia/Kolkata"),
    ],
)
def test_person_stored_with_the_default_has_chosen_no_clock(own, plans, after):
    person, stranger = Person.objects.create_guest(time_zone=own), make_commitment().person
    for zone in plans:
        make_commitment(person=person, time_zone=zone)
    editor = SimpleNamespace(connection=connection)
    MIGRATION.forget_what_was_assumed(apps, editor)
    assert (zone_now(person), zone_now(stranger)) == (after, "Europe/London")
    MIGRATION.assume_the_default(apps, editor)
    assert zone_now(person) == (after or "Europe/London")


def test_clock_that_was_chosen_is_not_asked_for_again():
    assert "data-guess" not in client_of(make_person()).get(NEW).content.decode()
