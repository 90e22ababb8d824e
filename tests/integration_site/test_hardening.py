"""What remains of the checklist in docs/security/asvs.md: methods, places, passwords and mail."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from tests.commitments.factories import client_of, make_person
from tests.integration_site.production import changes_over_tls
from tests.integration_site.routes import patterns

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "BREW"])
def test_methods_that_are_others_change_nothing_anywhere(method):
    client = client_of(make_person())
    for name, entry in patterns():
        if not entry.pattern.converters:
            expected = {302, 405} if reverse(name).startswith("/admin/") else {405}  # a sign-in comes first
            assert client.generic(method, reverse(name)).status_code in expected, name


@pytest.mark.parametrize(
    "path", ["/.git/config", "/.env", "/static/", "/static/css/", "/static/../manage.py", "/admin/doc/", "/metrics/"]
)
def test_files_of_the_server_are_not_given_out(client, path):
    assert client.get(path).status_code in {302, 404}
    assert Client().get(path, follow=True).status_code in {200, 404}
    assert b"[core]" not in client.get(path).content


@pytest.mark.parametrize("word", ["short-enough", "1357924680135792", "administrator!", "staff@example.org"])
def test_password_of_staff_is_long_and_not_common(word):
    with pytest.raises(ValidationError):
        validate_password(word, Person(email="staff@example.org", is_staff=True))


@pytest.mark.parametrize("word", ["a sentence with spaces", "ñandú ☕ " * 10, "x9" + "Jq3 vb" * 20])
def test_password_may_be_long_and_hold_anything(word):
    validate_password(word)
    staff = Person.objects.create_superuser("staff@example.org", word)
    assert staff.check_password(word)
    assert not staff.check_password(word[:-1])
    assert Client().login(username="staff@example.org", password=word)


def test_site_that_is_new_has_nobody_in_it():
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "email", ["a@example.org\r\nBcc: b@example.org", "a@example.org\nSubject: x", "a@b,c@d.example"]
)
def test_address_puts_nothing_into_the_head_of_a_mail(email, mailoutbox):
    assert client_of(make_person()).post("/me/email/", {"email": email}).status_code == 422
    assert Client().post("/week/mail/", {"email": email}).status_code == 422
    assert not mailoutbox


def test_settings_for_production_raise_no_warning(over_tls, settings):
    for name, value in changes_over_tls(HSTS_PRELOAD="true").items():
        setattr(settings, name, value)
    settings.SECRET_KEY = "k9-" * 20 + "0123456789abcdefghij"
    assert not settings.DEBUG
    assert not settings.SILENCED_SYSTEM_CHECKS
    call_command("check", deploy=True, fail_level="WARNING")
