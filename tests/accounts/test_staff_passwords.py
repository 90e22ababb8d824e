"""How staff change their password: Django's own page, held to what it promises."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import Person

pytestmark = pytest.mark.django_db
OLD, NEW = "an old sentence with words", "a new sentence with words"


@pytest.fixture
def staff():
    return Person.objects.create_superuser("staff@example.org", OLD)


@pytest.fixture
def client(staff):
    client = Client()
    assert client.login(username="staff@example.org", password=OLD)
    return client


def change(client, **typed):
    words = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW} | typed
    return client.post(reverse("admin:password_change"), words)


def test_password_is_changed_by_who_knows_the_old_one(client, staff):
    assert change(client).status_code == 302
    staff.refresh_from_db()
    assert staff.check_password(NEW)
    assert not Client().login(username="staff@example.org", password=OLD)


@pytest.mark.parametrize(
    "typed", [{"old_password": "a guess"}, {"old_password": ""}, {"new_password2": "another sentence"}]
)
def test_password_stays_without_the_old_one_or_with_two_new_ones(client, staff, typed):
    assert change(client, **typed).status_code == 200
    staff.refresh_from_db()
    assert staff.check_password(OLD)


@pytest.mark.parametrize("new", ["short words", "1234567890123456", "staff@example.org"])
def test_password_that_is_new_is_held_to_the_rules_of_the_first(client, staff, new):
    assert change(client, new_password1=new, new_password2=new).status_code == 200
    staff.refresh_from_db()
    assert staff.check_password(OLD)


@pytest.mark.parametrize("name", ["password_change", "login"])
def test_password_field_hides_what_is_typed(client, name):
    page = (client if name == "password_change" else Client()).get(reverse(f"admin:{name}")).content.decode()
    fields = re.findall(r'<input[^>]*name="([^"]*password[^"]*)"[^>]*>', page)
    assert fields == (["password"] if name == "login" else ["old_password", "new_password1", "new_password2"])
    assert len(re.findall(r'<input type="password"', page)) == len(fields)
    assert 'autocomplete="off"' not in page


def test_password_does_not_grow_too_old(staff):
    with time_machine.travel(timezone.now() + timedelta(days=3650), tick=False):
        client = Client()
        assert client.login(username="staff@example.org", password=OLD)
        assert client.get(reverse("admin:index")).status_code == 200


def test_sign_in_by_a_question_or_a_hint_does_not_exist():
    for name in ("admin_password_reset", "password_reset", "password_reset_confirm"):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=["a", "b"] if name.endswith("confirm") else [])
    asked = {field.name for field in Person._meta.get_fields()}
    assert not {"question", "security_question", "hint", "password_hint", "answer", "security_answer"} & asked
