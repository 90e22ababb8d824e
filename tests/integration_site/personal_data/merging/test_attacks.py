"""An attacker sends a link to what they began, keeps a browser, a link, a feed and an address, and waits."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import MailLink, Person
from accounts.sign_in.email_links import request_sign_in_email
from accounts.sign_in.private_links import make_return_link
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import Commitment, Reminder
from commitments.sharing.actions import make_share
from commitments.sharing.wording import ShareOptions
from commitments.tick_link.actions import make_tick_link
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.integration_site.personal_data.merging.steps import join_in

pytestmark = pytest.mark.django_db

EVERYTHING = ShareOptions(name="Eve", shows_results=True, shows_sentence=True, shows_value=True)


class Attacker:
    def __init__(self):
        self.plan = make_commitment(person=make_person(), what="a bait")
        self.person = self.plan.person
        Person.objects.filter(pk=self.person.pk).update(email="eve@example.org")
        self.browser = client_of(self.person)
        self.secret = make_return_link(person=self.person, name="Eve", lands_on="commitments:week", now=NOW)
        self.feed = make_calendar_feed(person=self.person, name="Eve", now=NOW)
        self.tick = make_tick_link(person=self.person, habit=None, now=NOW)
        self.share = make_share(commitment=self.plan, shown=EVERYTHING, now=NOW)
        self.code = re.search(r"\b[A-Z]{4} [A-Z]{4}\b", self.browser.post("/me/code/").content.decode())[0]
        request_sign_in_email("eve@example.org", now=timezone.now())
        self.mailed = mail.outbox[-1].body.split("/mail-link/")[1].split("/")[0]

    def sees(self):
        """All that every way of theirs answers, opened where it asks to be."""
        request_sign_in_email("eve@example.org", now=timezone.now())
        mails = [each.body.split("/mail-link/")[1].split("/")[0] for each in mail.outbox if "/mail-link/" in each.body]
        paths = [f"/link/{self.secret}/", *(f"/mail-link/{secret}/" for secret in {*mails, self.mailed})]
        entered = [(path, {}) for path in paths] + [("/week/code/", {"code": self.code})]
        opened = [self.browser]
        for path, data in entered:
            opened.append(Client())
            opened[-1].post(path, data)
        answers = [each.get(path) for each in opened for path in ("/me/export.json", "/week/", "/me/")]
        answers += [Client().get(path) for path in (f"/calendar/{self.feed}/plans.ics", f"/shared/{self.share}/")]
        return "".join(each.content.decode() for each in answers)


@pytest.fixture
def victim():
    person = make_commitment(what="a secret walk").person
    Person.objects.filter(pk=person.pk).update(email="ada@example.org")
    return person


def primary_of(page):
    """The one button of a page that is neither quiet nor a warning."""
    (primary,) = re.findall(r'<(?:button|a) class="btn"(?: href="([^"]+)")?>', page.partition("<main")[2])
    return primary


def test_attacker_s_ways_work_before():
    assert Attacker().sees().count("a bait") >= 8


def test_button_that_is_primary_gives_the_attacker_nothing(victim):
    attacker, client = Attacker(), client_of(victim)
    primary = primary_of(client.get(f"/link/{attacker.secret}/").content.decode())
    assert primary == "/week/"
    assert "a secret walk" in client.get(primary).content.decode()
    assert "a secret walk" not in attacker.sees()
    victim.refresh_from_db()
    assert victim.email == "ada@example.org"
    page = client.post("/me/join/", {"kind": "link", "secret": attacker.secret}).content.decode()
    assert primary_of(page) == "/week/"


def test_leaving_ones_own_alone_gives_the_attacker_nothing_of_it(victim):
    attacker, client = Attacker(), client_of(victim)
    client.post(f"/link/{attacker.secret}/", {"leave": "1"})
    assert "a bait" in client.get("/week/").content.decode()
    assert "a secret walk" not in attacker.sees()
    assert Commitment.objects.for_person(victim).count() == 1
    victim.refresh_from_db()
    assert victim.email == "ada@example.org"


@pytest.mark.parametrize("fields", [{}, {"keep_address": "on"}])
def test_joining_by_the_attacker_s_link_gives_the_attacker_nothing(victim, fields):
    attacker, client = Attacker(), client_of(victim)
    join_in(client, "link", attacker.secret, **fields)
    assert {"a bait", "a secret walk"} <= set(re.findall("a bait|a secret walk", client.get("/week/").content.decode()))
    seen = attacker.sees()
    assert "a secret walk" not in seen
    assert "a bait" not in seen
    victim.refresh_from_db()
    assert victim.email == ("ada@example.org" if fields else None)
    assert not Person.objects.filter(email="eve@example.org").exists()


@pytest.mark.parametrize("undone", [True, False])
def test_link_opened_first_and_ones_own_joined_later_gives_the_attacker_nothing(victim, undone):
    attacker, client = Attacker(), Client()
    client.post(f"/link/{attacker.secret}/")
    own = make_return_link(person=victim, name="Mine", lands_on="commitments:week", now=NOW)
    join_in(client, "link", own)
    assert "a secret walk" in client.get("/week/").content.decode()
    if undone:
        client.post("/me/joined/undo/")
    assert "a secret walk" not in attacker.sees()
    victim.refresh_from_db()
    assert (victim.email, victim.is_active) == (("ada@example.org", True) if undone else (None, False))


def test_mail_that_asked_and_one_that_confirms_open_nothing_afterwards(victim):
    attacker = Attacker()
    occasion = attacker.plan.occasions.first()
    sent = Reminder.objects.create(occasion=occasion, digest="a" * 64, sent_to="b" * 64, handed_at=NOW)
    attacker.browser.post("/me/email/", {"email": "eve2@example.org"})
    join_in(client_of(victim), "link", attacker.secret)
    sent.refresh_from_db()
    assert sent.sent_to == ""
    assert not MailLink.objects.exists()


def test_attacker_s_tag_answers_nothing_afterwards(victim):
    attacker = Attacker()
    assert Client().get(f"/tick/{attacker.tick}/").status_code == 200
    join_in(client_of(victim), "link", attacker.secret)
    assert Client().post(f"/tick/{attacker.tick}/", {"answer": "kept"}).status_code == 404


def test_ways_that_have_ended_are_named(victim):
    attacker, client = Attacker(), client_of(victim)
    join_in(client, "link", attacker.secret)
    page = re.sub(r"\s+", " ", client.get("/me/joined/").content.decode())
    for words in ("Private links", "Calendar addresses", "Pages that one person could see"):
        assert f'{words}: <b dir="auto">Eve</b>' in page
    for words in ("Addresses that answered from outside", "Mailed links", "Codes", "Other browsers"):
        assert words in page
