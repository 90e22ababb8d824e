"""Where the owner makes and ends the address."""

import html
import re

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from commitments.models import MicroHabit, TickLink
from commitments.tick_link.actions import make_tick_link
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff
from tests.integration_site.full_person import exported

pytestmark = pytest.mark.django_db
PAGE, NEW, END = "/me/tick/", "/me/tick/new/", "/me/tick/end/"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(response):
    return html.unescape(response.content.decode())


def make_habit(person, cue):
    return MicroHabit.objects.create(person=person, cue=cue, action="breathe", created_at=NOW)


def test_address_is_shown_once():
    person = make_commitment().person
    habit = make_habit(person, "I sit")
    client = client_of(person)
    response = client.post(NEW, {"habit": str(habit.pk)})
    page = text_of(response)
    address = re.search(r'value="(http[^"]+/tick/[\w-]{43}/)"', page)[1]
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert response["Referrer-Policy"] == "strict-origin"
    assert address.startswith(f"{settings.SITE_URL}/tick/")
    assert "After I sit, I will breathe." in page
    assert TickLink.objects.get().habit == habit
    assert Client().get(address.removeprefix(settings.SITE_URL)).status_code == 200
    assert address not in text_of(client.get(PAGE))


def test_page_says_what_there_is_and_how_to_use_it():
    person = make_commitment().person
    make_tick_link(person=person, habit=make_habit(person, "I sit"), now=NOW)
    response = client_of(person).get(PAGE)
    page = text_of(response)
    assert response["Cache-Control"] == "no-store"
    assert "Made on 22 November 2026" in page
    assert "It also ticks: After I sit, I will breathe." in page
    for way in ("An NFC tag", "iPhone: Shortcuts", "Android", "Home Assistant", "A terminal"):
        assert f"<h3>{way}</h3>" in page
    assert "  time_kept:\n    url: !secret tick_address\n" in page
    assert "curl -d answer=kept ADDRESS\n" in page


def test_habit_of_the_address_is_the_latest_unless_another_is_chosen():
    person = make_commitment().person
    assert 'name="habit"' not in text_of(client_of(person).get(PAGE))
    first, latest = make_habit(person, "I sit"), make_habit(person, "I stand")
    page = text_of(client_of(person).get(PAGE))
    radios = re.findall(r'<input type="radio" name="habit" value="(\d*)"[^>]*?( checked)?>', page)
    assert radios == [(str(latest.pk), " checked"), (str(first.pk), ""), ("", "")]
    client_of(person).post(NEW, {"habit": ""})
    assert TickLink.objects.get().habit is None


@pytest.mark.parametrize("which", ["of another", "given up", "none"])
def test_habit_that_cannot_be_chosen(which):
    person = make_commitment().person
    make_habit(person, "I sit")
    other = make_habit(make_person() if which == "of another" else person, "I stand")
    if which == "given up":
        MicroHabit.objects.filter(pk=other.pk).update(given_up_at=NOW)
    response = client_of(person).post(NEW, {"habit": "x" if which == "none" else str(other.pk)})
    assert response.status_code == 422
    assert '<a href="#id_habit">Choose a habit from the list.' in text_of(response)
    assert not TickLink.objects.exists()


def test_new_address_takes_the_place_of_the_one_before():
    client = client_of(make_commitment().person)
    client.post(NEW)
    before = TickLink.objects.get().digest
    assert "Make a new address" in text_of(client.get(PAGE))
    client.post(NEW)
    assert TickLink.objects.get().digest != before


def test_address_is_ended_at_once_and_again_without_harm():
    person = make_commitment().person
    path = f"/tick/{make_tick_link(person=person, habit=None, now=NOW)}/"
    client = client_of(person)
    assert client.get(END).status_code == 405
    assert client.post(END).status_code == 303
    assert "The address does nothing from now on." in text_of(client.get(PAGE))
    assert Client().get(path).status_code == 404
    assert client.post(END).status_code == 303


@pytest.mark.parametrize("who", [make_person, make_staff])
def test_address_of_somebody_is_ended_by_nobody_else(who):
    make_tick_link(person=make_commitment().person, habit=None, now=NOW)
    client_of(who()).post(END)
    assert TickLink.objects.count() == 1


def test_visitor_is_told_what_there_would_be(client):
    page = text_of(client.get(PAGE))
    assert "No plan of yours is open in this browser." in page
    assert "An NFC tag" in page
    assert client.post(NEW).status_code == client.post(END).status_code == 404


def test_forms_of_the_address_need_their_token():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_commitment().person)
    assert client.post(NEW).status_code == client.post(END).status_code == 403
    assert not TickLink.objects.exists()


def test_closing_everywhere_ends_the_address_and_closing_the_others_leaves_it():
    person = make_commitment().person
    path = f"/tick/{make_tick_link(person=person, habit=None, now=NOW)}/"
    client = client_of(person)
    client.post("/me/sessions/end/")
    assert Client().get(path).status_code == 200
    client.post("/me/sessions/end/", {"here": "1"})
    assert Client().get(path).status_code == 404


def test_export_names_the_address_without_its_secret():
    person = make_commitment().person
    habit = make_habit(person, "I sit")
    make_tick_link(person=person, habit=habit, now=NOW)
    (row,) = exported(person)["tables"]["commitments.ticklink"]
    assert row["habit"] == habit.pk
    assert "digest" not in row


@pytest.mark.parametrize("path", ["/me/", "/me/calendar/"])
def test_address_has_a_way_there(path):
    assert 'href="/me/tick/"' in text_of(client_of(make_commitment().person).get(path))
