"""The headers of every kind of answer, as it is served here and as it is served over TLS."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from tests.commitments.factories import client_of, make_person
from tests.integration_site.production import HOST
from tests.integration_site.safe_headers import check

pytestmark = pytest.mark.django_db
ROOT = settings.BASE_DIR
LATIN = "application/x-www-form-urlencoded; charset=utf-16"


def answers(client, **options):
    """One answer of each kind: (what, response)."""
    yield "page", client.get("/help/", **options)
    yield "form", client.get("/commitments/new/", **options)
    yield "error in a form", client.post("/commitments/new/", {}, **options)
    yield "redirect", client.post("/theme/", {"theme": "day"}, **options)
    yield "not there", client.get("/nothing/", **options)
    yield "wrong method", client.post("/help/", **options)
    yield "unreadable", client.generic("POST", "/note/", b"a=b", content_type=LATIN, **options)
    yield "too large", client.post("/note/", {"text": "x" * 70_000}, **options)
    yield "wrong host", client.get("/help/", headers={"host": "evil.example"}, **options)
    yield "forged", Client(enforce_csrf_checks=True).post("/note/", {"text": "x" * 20}, **options)
    yield "static file", client.get("/static/img/mark.svg", **options)
    yield "for a program", client.get("/robots.txt", **options)
    yield "health", client.get("/health/", **options)
    yield "personal", client.get("/week/", **options)
    yield "admin", client.get("/admin/", **options)


def test_headers_are_on_every_kind_of_answer():
    for what, response in answers(client_of(make_person())):
        check(what, response)


def test_headers_are_on_the_answer_of_a_view_that_breaks(client, monkeypatch):
    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr("integration_site.pages.well_known_views.reverse", broken)
    client.raise_request_exception = False
    response = client.get("/robots.txt")
    assert response.status_code == 500
    check("broken", response)


def test_headers_over_tls_ask_for_tls_on_every_kind_of_answer(over_tls):
    for what, response in answers(client_of(make_person()), secure=True):
        assert response["Strict-Transport-Security"] == "max-age=31536000", what
        check(what, response)


@pytest.mark.parametrize("path", ["/", "/week/", "/static/img/mark.svg", "/nothing/"])
def test_redirect_to_tls_takes_whoever_comes_without(over_tls, path):
    response = Client().get(path, headers={"host": HOST})
    assert (response.status_code, response["Location"]) == (301, f"https://{HOST}{path}")
    check(path, response)


def test_redirect_to_tls_leaves_out_who_watches_the_machine(over_tls):
    assert Client().get("/health/live/", headers={"host": HOST}).status_code == 200


def settings_with(names, **environment):
    script = "import json; from integration_site import settings as all; "
    script += f"print(json.dumps({{name: getattr(all, name) for name in {names.split()}}}))"
    kept = {name: os.environ[name] for name in ("PATH", "VAR_DIR", "VIRTUAL_ENV") if name in os.environ}
    told = subprocess.run(
        [sys.executable, "-c", script],
        env=kept | {"SITE_URL": "https://harmony.example"} | environment,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return json.loads(told.stdout)


def test_tls_settings_follow_from_an_https_address():
    names = "SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_NAME"
    names += " CSRF_COOKIE_SECURE THEME_COOKIE_NAME ALLOWED_HOSTS"
    assert settings_with(names) == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_COOKIE_SECURE": True,
        "THEME_COOKIE_NAME": "__Host-light",
        "ALLOWED_HOSTS": ["harmony.example"],
    }


@pytest.mark.parametrize(("said", "covered"), [("", False), ("true", True)])
def test_subdomains_are_covered_only_when_the_operator_says_so(said, covered):
    names = "SECURE_HSTS_INCLUDE_SUBDOMAINS SECURE_HSTS_PRELOAD"
    assert set(settings_with(names, HSTS_PRELOAD=said).values()) == {covered}


def test_signing_out_here_cleans_the_browser():
    client = client_of(make_person())
    response = client.post("/me/sessions/end/", {"here": "1"})
    assert (response.status_code, response["Location"]) == (303, "/week/")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not response.cookies["sessionid"].value
    others = client_of(make_person()).post("/me/sessions/end/")
    assert not others.has_header("Clear-Site-Data")


@time_machine.travel("2026-11-22T23:30Z", tick=False)
def test_security_contact_is_told(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@harmony.example"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert lines == {
        "Contact": "mailto:security@harmony.example",
        "Expires": "2027-05-21T00:00:00Z",
        "Preferred-Languages": "en",
        "Canonical": "http://127.0.0.1:8000/.well-known/security.txt",
    }
    assert (date(2027, 5, 21) - date(2026, 11, 22)).days == 180
    assert client.post("/.well-known/security.txt").status_code == 405
