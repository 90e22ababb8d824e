"""Every answer of every address, to a person, a visitor and staff, by GET and by an empty POST, here and over TLS."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from tests.commitments.factories import client_of, make_person, make_staff
from tests.integration_site.production import HOST
from tests.integration_site.routes import LATER, addresses
from tests.integration_site.safe_headers import check

pytestmark = pytest.mark.django_db
IN_TEXT = ("text/", "application/xml", "application/atom+xml")


def answers(**options):
    """(method, path, response), each change undone."""
    person = make_person()
    paths = addresses(person)
    assert len(paths) > 150
    for client in (client_of(person), Client(), client_of(make_staff())):
        client.raise_request_exception = False
        for path in paths:
            for method in ("GET", "POST"):
                before = transaction.savepoint()
                yield method, path, client.generic(method, path, **options)
                transaction.savepoint_rollback(before)


def judge(method, path, response):
    what = f"{method} {path} {response.status_code}"
    assert response.status_code < 500, what
    if response.get("Referrer-Policy") in {"strict-origin", "no-referrer"}:  # a secret in its address
        response.headers["Referrer-Policy"] = "same-origin"
    check(what, response)
    assert not response.has_header("Access-Control-Allow-Origin"), what
    kind = response.get("Content-Type", "")
    assert kind or not response.getvalue(), what
    if kind.startswith(IN_TEXT):
        assert kind.endswith("; charset=utf-8"), what


@time_machine.travel(LATER, tick=False)
def test_answers_say_what_they_are_and_let_no_other_site_read_them(settings):
    settings.THROTTLES = dict.fromkeys(settings.THROTTLES, (100_000, 60))
    for method, path, response in answers(headers={"origin": "https://evil.example"}):
        judge(method, path, response)


@time_machine.travel(LATER, tick=False)
def test_answers_over_tls_ask_for_tls_and_every_cookie_is_this_host_s_alone(over_tls, settings):
    settings.THROTTLES = dict.fromkeys(settings.THROTTLES, (100_000, 60))
    options, named = {"secure": True, "headers": {"host": HOST}}, set()
    for method, path, response in answers(**options):
        judge(method, path, response)
        assert response["Strict-Transport-Security"] == "max-age=31536000", path
        named |= judge_cookies(path, response)
    named |= judge_cookies("/theme/", Client().post("/theme/", {"theme": "day"}, **options))
    assert {"__Host-session", "__Host-csrf", "__Host-light", "__Host-notice"} <= named


def judge_cookies(path, response):
    """The names of those that are set, and not taken away."""
    cookies = [cookie for cookie in response.cookies.values() if cookie.value]
    for cookie in cookies:
        flags = (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"], cookie["httponly"])
        assert (cookie.key[:7], *flags) == ("__Host-", True, "/", "", "Lax", True), (path, cookie.key)
    return {cookie.key for cookie in cookies}


@time_machine.travel(LATER, tick=False)
def test_visitors_without_tls_are_sent_there_from_every_address(over_tls):
    paths = addresses(make_person())
    for path in paths:
        response = Client().get(path, headers={"host": HOST})
        if not path.startswith("/health/"):
            assert (response.status_code, response["Location"]) == (301, f"https://{HOST}{path}")
