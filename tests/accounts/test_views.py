import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import Person, ReturnLink, Session
from accounts.sign_in.private_links import replace_return_link
from tests.regions import regions

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def make_person():
    return Person.objects.create_guest(time_zone="Europe/London")


def link_to(person, lands_on="assessments:full_start"):
    return f"/link/{replace_return_link(person=person, name='Plan', lands_on=lands_on, now=NOW)}/"


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_url_name_is_view_name():
    assert reverse("accounts:return_link", args=["abc"]) == "/link/abc/"


def test_link_looked_at_changes_nothing(client):
    path = link_to(make_person())
    before = list(ReturnLink.objects.values())
    for _ in range(2):
        response = client.get(path)
    assert response.status_code == 200
    assert list(ReturnLink.objects.values()) == before
    assert Session.objects.count() == 0
    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert b"Open my things here" in response.content


@pytest.mark.parametrize("known", [True, False])
def test_page_of_a_link_tells_nobody_of_it(client, known):
    path = link_to(make_person()) if known else "/link/unknown-token/"
    response = client.get(path)
    assert response.status_code == (200 if known else 404)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex"
    page = response.content.decode()
    assert path.split("/")[2] not in page.split("<body>")[0]
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


@time_machine.travel(NOW, tick=False)
def test_link_is_opened_by_its_button(client):
    person = make_person()
    response = client.post(link_to(person))
    assert (response.status_code, response["Location"]) == (303, "/assessments/full/")
    assert response["Cache-Control"] == "no-store"
    assert signed_in(client) == str(person.pk)
    assert ReturnLink.objects.get().last_used_at == NOW


@pytest.mark.parametrize(("lands_on", "path"), [("commitments:week", "/week/"), ("gone:page", "/week/"), ("home", "/")])
def test_link_lands_where_it_says(client, lands_on, path):
    assert client.post(link_to(make_person(), lands_on))["Location"] == path


def test_link_works_again_and_again():
    path, clients = link_to(make_person()), [Client(), Client()]
    assert [client.post(path).status_code for client in clients] == [303, 303]


def test_link_opens_for_the_same_person_without_asking(client):
    person = make_person()
    client.force_login(person)
    path = link_to(person)
    assert b"Leave the other one behind" not in client.get(path).content
    assert client.post(path).status_code == 303


def test_opening_one_s_own_link_ends_a_copy_of_the_cookie():
    person = make_person()
    here, thief = Client(), Client()
    here.force_login(person)
    thief.cookies["sessionid"] = here.cookies["sessionid"].value
    assert signed_in(thief) == str(person.pk)
    assert here.post(link_to(person)).status_code == 303
    assert signed_in(thief) is None
    assert signed_in(here) == str(person.pk)


def test_link_leaves_another_person_s_things_behind_only_when_asked(client):
    person, other = make_person(), make_person()
    client.force_login(other)
    path = link_to(person)
    for response in (client.get(path), client.post(path)):
        assert response.status_code == 200
        assert b"Open theirs, leave mine alone" in response.content
        assert signed_in(client) == str(other.pk)
    assert ReturnLink.objects.get().last_used_at is None
    assert client.post(path, {"leave": "1"}).status_code == 303
    assert signed_in(client) == str(person.pk)


@pytest.mark.parametrize("token", ["nothing", "x" * 43, "x" * 3000, "é", "a.b"])
def test_link_that_is_unknown_says_what_to_do(client, token):
    for response in (client.get(f"/link/{token}/"), client.post(f"/link/{token}/")):
        assert response.status_code == 404
        assert b"This link does not work" in response.content
    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "words", "way"),
    [
        ("/link/{}/", "Perhaps a letter was lost", "/week/back/"),
        ("/mail-link/{}/", "A mailed link works once, for thirty minutes.", "/week/back/#way-mail"),
    ],
)
def test_link_that_opens_nothing_leads_to_the_way_that_fits(client, path, words, way):
    page = client.get(path.format("x" * 43)).content.decode()
    assert words in page
    assert regions(page, f"a.btn[href={way}]")
    assert "full assessment" not in page


def test_link_that_was_replaced_opens_nothing(client):
    person = make_person()
    old = link_to(person)
    link_to(person)
    assert client.post(old).status_code == 404
    assert signed_in(client) is None


def test_link_post_from_elsewhere_is_refused():
    browser = Client(enforce_csrf_checks=True)
    path = link_to(make_person())
    assert browser.post(path).status_code == 403
    token = TOKEN.search(browser.get(path).content.decode())[1]
    assert browser.post(path, {"csrfmiddlewaretoken": token}).status_code == 303


def test_link_refuses_other_methods(client):
    assert client.put(link_to(make_person())).status_code == 405
