"""Every address, asked by htmx for each region it has and for one it has not, and every form that htmx sends."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from integration_site.middleware.htmx import SEND_WHOLE
from tests.commitments.factories import client_of, make_person
from tests.htmx import from_htmx
from tests.integration_site.forms import forms_in
from tests.integration_site.routes import LATER, addresses

pytestmark = pytest.mark.django_db
HEAVY = "I want to die"
KEEP_WORDS = {
    "coach_ask",
    "commitments:bend",
    "commitments:replies",
    "commitments:share",
    "practices:audit_day",
    "practices:values_own",
}
HELP = "integration_site/crisis/help_now.html"
WHOLE = b"<!doctype html>"


def regions_at(path):
    try:
        return sorted(getattr(resolve(path).func, "regions", ()))
    except Resolver404:
        return []


def is_sent_or_opened_whole(response):
    return SEND_WHOLE in response.get("HX-Trigger", "") or response.status_code == 429 or response.status_code >= 500


@time_machine.travel(LATER, tick=False)
def test_htmx_never_gets_a_whole_page_and_a_browser_never_a_region():
    person = make_person()
    paths, asked = addresses(person), 0
    for client in (client_of(person), Client()):
        client.raise_request_exception = False
        for path in paths:
            for target in [*regions_at(path), "nothing"]:
                for method in ("GET", "POST"):
                    before = transaction.savepoint()
                    response = client.generic(method, path, headers=from_htmx(target))
                    transaction.savepoint_rollback(before)
                    body = b"" if response.streaming else response.content.lstrip()[:15].lower()
                    assert body != WHOLE or is_sent_or_opened_whole(response), (method, path, target)
                    asked += target != "nothing"
            if regions_at(path):
                plain = client.get(path)
                html = plain.get("Content-Type", "").startswith("text/html")
                assert not html or plain.content.lstrip()[:15].lower() == WHOLE or plain.status_code >= 300, path
    assert asked > 40


def sendable_forms(client, paths):
    """(path, form) for each form that htmx sends, on whole pages and in regions that are opened on another page."""
    for path in paths:
        for headers in ({}, *map(from_htmx, regions_at(path))):
            response = client.get(path, headers=headers)
            if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
                continue
            forms, ids = forms_in(response.content.decode())
            for form in forms:
                if "data-hx-post" in form.attributes:
                    target = form.attributes["data-hx-target"].removeprefix("#")
                    assert headers or target in ids, (path, form.attributes)
                    yield path, form


@time_machine.travel(LATER, tick=False)
def test_words_of_danger_in_any_form_that_htmx_sends_lead_to_help():
    person = make_person()
    client = client_of(person)
    paths = [path for path in addresses(person) if regions_at(path)]
    led, refused = set(), set()
    for path, form in sendable_forms(client, paths):
        if not form.typed:
            continue
        address = form.attributes["data-hx-post"]
        name = resolve(address.partition("?")[0]).view_name
        data = form.data | dict.fromkeys(form.typed, HEAVY) | dict(form.buttons[:1])
        before = transaction.savepoint()
        response = client.post(address, data, headers=from_htmx(form.attributes["data-hx-target"].removeprefix("#")))
        is_sent_whole = SEND_WHOLE in response.get("HX-Trigger", "")
        whole = client.post(address, data) if is_sent_whole else response
        transaction.savepoint_rollback(before)
        if response.status_code == 422:
            refused.add(name)
        elif is_sent_whole:
            assert HELP in [template.name for template in whole.templates], (path, name)
            led.add(name)
        else:
            assert response.get("HX-Redirect") == "/help/now/", (path, name, response.status_code)
            led.add(name)
    assert led >= KEEP_WORDS
    assert not refused - led, refused
