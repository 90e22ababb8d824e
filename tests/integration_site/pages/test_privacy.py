"""Each sentence of the privacy page beside the feature that makes it true."""

import html
from datetime import timedelta

import pytest
from django.core import mail

from accounts.models import DeviceCode, MailLink, Person, Session
from accounts.sign_in import device_codes
from accounts.sign_in import email_links as mail_links
from coaching.models import Reaction
from commitments.models import Reminder
from commitments.sharing.page import DAYS_AFTER
from integration_site.personal_data.erasing.actions import purge_inactive_guests
from integration_site.personal_data.erasing.email_files import MAIL_HOURS
from integration_site.personal_data.registry import PERSONAL_DATA
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person
from tests.commitments.mailed import make_asked, paths_in, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return html.unescape(client.get("/privacy/").content.decode())


def test_privacy_page_is_the_same_for_everyone(client):
    response = client.get("/privacy/")
    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert 'href="/privacy/"' in client.get("/").content.decode()
    assert "/privacy/</loc>" in client.get("/sitemap.xml").content.decode()


def test_privacy_page_names_every_kind_of_row(page):
    for holding in PERSONAL_DATA:
        assert holding.description[1:] in page


def test_numbers_are_those_of_the_code(page):
    assert "for 180 days" in page
    assert f"kept for {mail_links.MINUTES} minutes" in page
    assert f"something for {device_codes.MINUTES} minutes" in page
    assert "for 400 days are erased" in page
    assert f"tidying up after {MAIL_HOURS} hours" in page
    assert "made after 30 days" in page
    assert f"until you close it or {DAYS_AFTER} days after the last protected time" in page


def test_cookies_are_those_that_are_set(page, client):
    names = {"sessionid", "csrftoken", "light", "notice"}
    assert all(f"<b>{name}</b>" in page for name in names)
    client.get("/commitments/new/")
    client.post("/commitments/new/", form_data())
    client.post("/theme/", {"theme": "day"})
    client.post("/me/time-zone/", {"time_zone": "Europe/Lisbon"})
    assert set(client.cookies) == names
    client.get("/me/")
    assert not client.cookies["notice"].value


def test_reading_stores_nothing(client):
    for path in ("/", "/privacy/", "/week/", "/me/", "/commitments/new/"):
        client.get(path)
    assert not Person.objects.exists()
    assert not Session.objects.exists()


def test_links_and_codes_that_wait_are_tidied_up():
    times = {"person": make_person(), "created_at": NOW, "expires_at": NOW + timedelta(minutes=30)}
    MailLink.objects.create(purpose="confirm", email="a@example.org", digest="a" * 64, **times)
    DeviceCode.objects.create(digest="b" * 64, **times)
    purge_inactive_guests(now=NOW + timedelta(minutes=29))
    assert MailLink.objects.exists()
    purge_inactive_guests(now=NOW + timedelta(minutes=30))
    assert not MailLink.objects.exists()
    assert not DeviceCode.objects.exists()


def test_privacy_page_says_what_is_kept_of_a_mail_that_asks(page):
    make_asked("ada@example.org")
    send()
    assert "Of its link and of the address we keep a fingerprint there." in page
    assert "ada@" not in str(list(Reminder.objects.values()))
    assert paths_in(mail.outbox[0])[0].split("/")[2] not in str(list(Reminder.objects.values()))


def test_mail_is_said_as_it_is_set_up(client, settings):
    assert "laid in a folder on this machine" in client.get("/privacy/").content.decode()
    settings.SENDS_MAIL = True
    assert "passes through mail servers" in client.get("/privacy/").content.decode()


def test_admin_shows_no_words(admin_client):
    make_commitment(what="supper at home", obstacle="a late call", response="say so")
    pages = [admin_client.get(f"/admin/commitments/{name}/").content for name in ("commitment", "occasion", "value")]
    assert not any(b"supper" in page or b"late call" in page for page in pages)


def test_private_link_is_offered_after_saving():
    commitment = make_commitment()
    client = client_of(commitment.person)
    page = client.get(f"/commitments/{commitment.pk}/saved/").content.decode()
    assert 'action="/me/links/new/"' in page
    assert "Make a private link" in page
    assert "/link/" in client.post("/me/links/new/", {"name": "My plan"}).content.decode()


def test_suggestions_keep_what_is_said_to_them_only_for_who_saved_something(page, client):
    assert "Before that, the page alone remembers it." in page
    said = {"item": "one-sentence-this-week", "kind": "later"}
    client.get("/coach/")
    client.post("/coach/react/", said)
    assert not Person.objects.exists()
    assert not Reaction.objects.exists()
    person = make_person()
    client_of(person).get("/coach/")
    assert not Reaction.objects.exists()
    client_of(person).post("/coach/react/", said)
    fields = {field.name for field in Reaction._meta.fields}
    assert Reaction.objects.get().person == person
    assert fields == {"id", "person", "item", "kind", "reacted_at"}
