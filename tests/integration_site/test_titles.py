"""The title of a page says first what became of what was sent."""

import re

import pytest

from tests.commitments.factories import client_of, make_commitment, make_person

pytestmark = pytest.mark.django_db


def title_of(page):
    return " ".join(re.search("<title>(.*?)</title>", page.content.decode(), re.DOTALL)[1].split())


def test_title_says_saved_once():
    client = client_of(make_person())
    first = client.post("/me/time-zone/", {"time_zone": "Europe/Berlin"}, follow=True)
    assert title_of(first) == "Saved: Your data here · Work-Life Harmony"
    assert "Your clock is set." in first.content.decode()
    assert title_of(client.get("/me/")) == "Your data here · Work-Life Harmony"


def test_title_does_not_say_saved_of_what_is_erased():
    client = client_of(make_commitment().person)
    page = client.post("/me/email/remove/", follow=True)
    assert not title_of(page).startswith("Saved")


def test_title_keeps_the_message_for_the_page_that_shows_it():
    client = client_of(make_person())
    client.post("/me/time-zone/", {"time_zone": "Europe/Berlin"})
    assert title_of(client.get("/practices/say-it/")).startswith("Saved: ")
    assert "Your clock is set." in client.get("/me/").content.decode()
