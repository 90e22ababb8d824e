"""Every answer of every address, to a person, a visitor and staff, by GET and by an empty POST, here and over TLS."""

from datetime import date

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.sign_in.private_links import make_return_link
from assessments.codes import encode
from commitments.sharing.actions import make_share
from commitments.sharing.wording import Shown
from tests.commitments.factories import client_of, make_person, make_staff
from tests.integration_site.production import HOST
from tests.integration_site.routes import LATER, patterns, rows_of
from tests.integration_site.safe_headers import check

pytestmark = pytest.mark.django_db
ANSWERS = {"experience": "blended", "priority": "family", "control": "limited"}
MONDAY = date(2026, 11, 16)
VALUES = {"number": 1, "weeks": 2, "choice": 1, "day": MONDAY, "monday": MONDAY, "state": "traced", "chosen": "blender"}
SLUGS = {
    "articles:article": "work-and-life-integration",
    "articles:markdown_twin": "work-and-life-integration",
    "articles:question": "always-working",
    "articles:claim": "g01",
    "articles:diagram": "pitfalls-and-solutions",
    "assessments:method": "full",
    "assessments:profile": "blender",
}
IN_TEXT = ("text/", "application/xml", "application/atom+xml")


def addresses(person):
    """One for each pattern: what is theirs or public where there is such a thing, else one that leads nowhere."""
    known, unnamed = VALUES | rows_of(person), set()
    found = {"/nothing/", "/admin/", "/admin/login/", "/static/img/mark.svg", "/static/nothing.css"}
    found.add(f"/link/{make_return_link(person=person, name='', lands_on='home', now=LATER)}/")
    found.add(f"/shared/{make_share(commitment=person.commitments.get(), shown=Shown(), now=LATER)}/")
    found.add(f"/assessments/quick/results/{encode(1, ANSWERS)}/")
    for name, entry in patterns():
        values = known | {"slug": SLUGS.get(name, "nothing")}
        try:
            found.add(reverse(name, kwargs={kind: values.get(kind, "nothing") for kind in entry.pattern.converters}))
        except NoReverseMatch:
            unnamed.add(name)
    assert unnamed == {"assessments:quick_result"}  # the forms of a result that say which wish was chosen
    return sorted(found)


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
    if response.get("Referrer-Policy") == "strict-origin":  # a secret in its address: see docs/decisions.md
        response.headers["Referrer-Policy"] = "same-origin"
    check(what, response)
    assert not response.has_header("Access-Control-Allow-Origin"), what
    kind = response.get("Content-Type", "")
    assert kind or not response.getvalue(), what
    if kind.startswith(IN_TEXT):
        assert kind.endswith("; charset=utf-8"), what


@time_machine.travel(LATER, tick=False)
def test_every_answer_says_what_it_is_and_lets_no_other_site_read_it(settings):
    settings.THROTTLES = dict.fromkeys(settings.THROTTLES, (100_000, 60))
    for method, path, response in answers(headers={"origin": "https://evil.example"}):
        judge(method, path, response)


@time_machine.travel(LATER, tick=False)
def test_over_tls_every_answer_asks_for_tls_and_every_cookie_is_this_host_s_alone(over_tls, settings):
    settings.THROTTLES = dict.fromkeys(settings.THROTTLES, (100_000, 60))
    options, named = {"secure": True, "headers": {"host": HOST}}, set()
    for method, path, response in answers(**options):
        judge(method, path, response)
        assert response["Strict-Transport-Security"] == "max-age=31536000", path
        named |= judge_cookies(path, response)
    named |= judge_cookies("/light/", Client().post("/light/", {"light": "day"}, **options))
    assert {"__Host-session", "__Host-csrf", "__Host-light", "__Host-notice"} <= named


def judge_cookies(path, response):
    """The names of those that are set, and not taken away."""
    cookies = [cookie for cookie in response.cookies.values() if cookie.value]
    for cookie in cookies:
        flags = (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"], cookie["httponly"])
        assert (cookie.key[:7], *flags) == ("__Host-", True, "/", "", "Lax", True), (path, cookie.key)
    return {cookie.key for cookie in cookies}


@time_machine.travel(LATER, tick=False)
def test_over_tls_whoever_comes_without_is_sent_there_from_every_address(over_tls):
    paths = addresses(make_person())
    for path in paths:
        response = Client().get(path, headers={"host": HOST})
        if not path.startswith("/health/"):
            assert (response.status_code, response["Location"]) == (301, f"https://{HOST}{path}")
