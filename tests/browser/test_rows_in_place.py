"""Rows that go away go in place: the focus is on the next row or on a heading, and it is said."""

import pytest
from django.utils import timezone

from accounts.models import Person, ReturnLink
from accounts.sign_in.private_links import make_return_link
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import CalendarFeed
from practices.models import OpenTask, Ritual, RitualRun
from tests.browser.accessibility import assert_accessible
from tests.browser.steps import count_loads, enter, focused, keep_a_plan, said


@pytest.fixture(params=[360, 1280])
def page(open_page, site, request):
    page = open_page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    keep_a_plan(page, site)
    return page


def go_to(page, address):
    page.goto(address)
    return count_loads(page)


def test_links_that_are_revoked(page, site):
    person = Person.objects.get()
    for name in ("first", "second", "third"):
        make_return_link(person=person, name=name, lands_on="home", now=timezone.now())
    loads = go_to(page, f"{site}/me/")
    page.get_by_label("Name for a new link").fill("for the phone")
    enter(page.get_by_role("button", name="Revoke second"))
    assert said(page) == "The link “second” no longer works."
    assert focused(page).split() == ["Revoke", "first"]
    assert page.get_by_label("Name for a new link").input_value() == "for the phone"
    assert_accessible(page, "a link less")
    enter(page.get_by_role("button", name="Revoke first"))
    assert focused(page).split() == ["Revoke", "third"]
    enter(page.get_by_role("button", name="Revoke third"))
    assert focused(page) == "Private links"
    assert not ReturnLink.objects.live().exists()
    assert loads == []


def test_address_that_is_erased(page, site):
    Person.objects.update(email="ada@example.org")
    loads = go_to(page, f"{site}/me/")
    enter(page.get_by_role("button", name="Erase the address"))
    assert said(page) == "The address is erased, and mailed links no longer work."
    assert focused(page) == "E-mail address"
    assert Person.objects.get().email is None
    assert loads == []


def test_feeds_that_are_revoked(page, site):
    for name in ("phone", "desk"):
        make_calendar_feed(person=Person.objects.get(), name=name, now=timezone.now())
    loads = go_to(page, f"{site}/me/calendar/")
    enter(page.locator("#feed-list button").first)
    assert "shows nothing from now on" in said(page)
    assert focused(page).startswith("Revoke")
    assert_accessible(page, "a feed less")
    enter(page.locator("#feed-list button").first)
    assert focused(page) == "A private address"
    assert not CalendarFeed.objects.exists()
    assert loads == []


def test_rituals_and_tasks(page, site):
    person, now = Person.objects.get(), timezone.now()
    rows = [Ritual.objects.create(person=person, made_at=now, parts="walk", minutes=minutes) for minutes in (5, 10)]
    run = RitualRun.objects.create(ritual=rows[0], minutes=5, started_at=now, ended_at=now)
    for what in ("call back", "tidy up"):
        OpenTask.objects.create(run=run, what=what)
    loads = go_to(page, f"{site}/practices/rituals/")
    enter(page.locator("#ritual-list button.text-btn").first)
    assert said(page) == "Put away. It can be taken up again below."
    assert focused(page).startswith("Put it away")
    assert_accessible(page, "a ritual put away")
    enter(page.get_by_role("button", name="Take it up again"))
    assert said(page) == "Taken up again."
    assert Ritual.objects.filter(put_away_at=None).count() == len(rows)
    enter(page.locator("#open-list button").first)
    assert said(page) == "Taken off the list."
    assert "tidy up" in focused(page)
    enter(page.locator("#open-list button"))
    assert not OpenTask.objects.exists()
    assert focused(page) == "Transition rituals"
    assert loads == []
