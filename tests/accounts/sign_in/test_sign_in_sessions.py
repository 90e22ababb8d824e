"""Each way of signing in gives the browser a session of its own, and none that somebody else could know."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Person, Purpose, Session
from accounts.sign_in.device_codes import make_code
from accounts.sign_in.email_links import _make
from accounts.sign_in.private_links import make_return_link

pytestmark = pytest.mark.django_db
KNOWN = "k" * 32  # a number that an attacker put into the browser
PASSWORD = "a sentence with words"


@pytest.fixture
def person():
    return Person.objects.create_guest(time_zone="Europe/London")


def by_link(client, person):
    secret = make_return_link(person=person, name="", lands_on="commitments:week", now=timezone.now())
    return client.post(f"/link/{secret}/", {"leave": "1"})


def by_mail(client, person):
    secret = _make(person=person, purpose=Purpose.SIGN_IN, email="", now=timezone.now())
    return client.post(f"/mail-link/{secret}/", {"leave": "1"})


def by_code(client, person):
    return client.post("/week/code/", {"code": make_code(person, now=timezone.now()), "leave": "1"})


def as_staff(client, person):
    Person.objects.create_superuser("staff@example.org", PASSWORD)
    return client.post("/admin/login/", {"username": "staff@example.org", "password": PASSWORD})


WAYS = [by_link, by_mail, by_code, as_staff]


@pytest.mark.parametrize("sign_in", WAYS)
def test_session_number_that_the_browser_had_before_opens_nothing_afterwards(person, sign_in):
    client, attacker = Client(), Client()
    client.cookies["sessionid"] = attacker.cookies["sessionid"] = KNOWN
    assert sign_in(client, person).status_code in {302, 303}
    assert client.cookies["sessionid"].value != KNOWN
    assert attacker.session.get("_auth_user_id") is None


@pytest.mark.parametrize("sign_in", WAYS)
def test_session_number_of_another_person_ends_with_it(person, sign_in):
    client = Client()
    client.force_login(Person.objects.create_guest(time_zone="Europe/London"))
    earlier = client.cookies["sessionid"].value
    assert sign_in(client, person).status_code in {302, 303}
    assert client.cookies["sessionid"].value != earlier
    assert not Session.objects.filter(session_key=earlier).exists()


@pytest.mark.parametrize("sign_in", WAYS)
def test_session_number_is_random_and_long_and_all_else_stays_in_the_database(person, sign_in):
    numbers = set()
    for _ in range(2):
        client = Client()
        Person.objects.filter(is_staff=True).delete()
        sign_in(client, person)
        number = client.cookies["sessionid"].value
        assert len(number) == 32  # of 36 letters each: 165 bits
        assert number.isalnum()
        assert Session.objects.get(session_key=number).person is not None
        numbers.add(number)
    assert len(numbers) == 2


@pytest.mark.parametrize("value", ["", "a", "1", KNOWN, "null", "x" * 5000])
def test_session_number_that_is_made_up_is_nobody(person, value):
    client = Client()
    client.cookies["sessionid"] = value
    assert client.get("/me/").wsgi_request.user.is_anonymous
    assert not Session.objects.filter(session_key=value).exists()
