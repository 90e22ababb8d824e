"""What the log says of a request, and that no form leaves a word in it, not even when its view breaks."""

import io
import json
import logging
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from integration_site.middleware.caching import SAME_FOR_EVERYONE
from integration_site.page_cache.wsgi import PageCacheMiddleware
from integration_site.request_log.formatter import JsonLines, cache_hit_line
from integration_site.request_log.middleware import cache_hit_writer
from tests.commitments.factories import client_of, form_data, make_person
from tests.integration_site.routes import patterns, rows_of
from tests.live_server import ROOT

pytestmark = pytest.mark.django_db
MARKER = "quince7marmalade"


@pytest.fixture
def log():
    """What the handler of the settings writes."""
    (handler,) = [each for each in logging.root.handlers if isinstance(each.formatter, JsonLines)]
    stream = io.StringIO()
    former = handler.setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    handler.setStream(former)


def test_log_line_for_each_request(client, log):
    response = client.get(f"/help/?q={MARKER}", REMOTE_ADDR="192.0.2.7")
    (line,) = log()
    assert line["id"] == response["X-Request-Id"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "help/", 200)
    assert line["at"].endswith("+00:00")
    assert 0 < line["ms"] < 10_000
    assert set(line) == {"at", "level", "logger", "message", "id", "method", "route", "status", "ms"}


def test_log_has_an_address_only_when_it_is_asked_for(client, log, settings):
    settings.LOG_ADDRESSES = True
    client.get("/help/", REMOTE_ADDR="192.0.2.7")
    assert log()[0]["from"] == "192.0.2.7"
    assert "the network address it came from" in client.get("/privacy/").content.decode()


@pytest.mark.parametrize(
    ("path", "route"),
    [
        (f"/link/{MARKER}/", "link/<str:token>/"),
        (f"/mail-link/{MARKER}/", "mail-link/<str:token>/"),
        (f"/calendar/{MARKER}/plans.ics", "calendar/<str:token>/plans.ics"),
        (f"/nothing/{MARKER}/", "(none)"),
        (f"/static/{MARKER}.css", "(none)"),
    ],
)
def test_path_is_never_written(client, log, path, route):
    client.get(path)
    assert log()[-1]["route"] == route
    assert MARKER not in json.dumps(log())


def test_log_does_not_take_over_what_a_client_sends_as_number_or_method(client, log):
    response = client.generic("QUINCE", "/help/", headers={"x-request-id": MARKER})
    assert MARKER not in response["X-Request-Id"]
    assert log()[-1]["method"] == "other"


def test_requests_have_different_numbers(client):
    assert client.get("/help/")["X-Request-Id"] != client.get("/help/")["X-Request-Id"]


def test_cached_answer_has_a_line_and_a_number_of_its_own(log):
    def django(environ, start_response):
        kept = [("Cache-Control", SAME_FOR_EVERYONE), ("Vary", "Cookie"), ("ETag", '"a"'), ("X-Request-Id", "once")]
        start_response("200 OK", kept)
        return ClosingList([b"words"])

    cache_hit_writer.flush()  # of the tests before
    seen, told = len(log()), []
    site = PageCacheMiddleware(django, content_version=lambda: "one")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/questions/", "HTTP_HOST": "127.0.0.1:8000"}
    for headers in ({}, {}, {"HTTP_IF_NONE_MATCH": '"a"'}):
        site(environ | {"wsgi.url_scheme": "http"} | headers, lambda status, headers: told.append(dict(headers)))
    cache_hit_writer.flush()
    lines = log()[seen:]
    assert set(lines[0]) == {"at", "level", "logger", "message", "id", "method", "route", "status", "ms"}
    assert datetime.fromisoformat(lines[0]["at"]) > datetime.now(UTC) - timedelta(minutes=1)
    assert [(line["route"], line["method"], line["status"]) for line in lines] == [
        ("questions/", "GET", 200),
        ("questions/", "GET", 304),
    ]
    assert [headers["X-Request-Id"] for headers in told] == ["once", *(line["id"] for line in lines)]


def test_line_made_by_hand_holds_an_address_as_json_does():
    line = json.loads(cache_hit_line("logger", "id", "GET", 'a"b/', 200, 0.1, '"x"'))
    assert (line["route"], line["from"], line["logger"], line["id"]) == ('a"b/', '"x"', "logger", "id")


class ClosingList(list):
    def close(self):
        pass


OF_KIND = {"IntConverter": 1, "IsoDateConverter": date(2026, 11, 23)}


def posted():
    """Every address of ours, by name; those that take no form answer 405."""
    return sorted({name for name, _ in patterns()})


def path_of(name, numbers):
    entry = next(entry for called, entry in patterns() if called == name)
    kinds = entry.pattern.converters
    values = {kind: numbers.get(kind, OF_KIND.get(type(kinds[kind]).__name__, "x")) for kind in kinds}
    return reverse(name, kwargs=values)


class Everything(dict):
    """A form with the marker in every field that any of ours has, and in one that none has."""

    def __init__(self):
        told = (ROOT / "docs/security/forms.md").read_text(encoding="utf-8").partition("| form |")[2]
        names = re.findall(r"`([\w -]+)`", told)  # test_form_limits.py holds them to the forms
        assert {"text", "hours work", "card_1", "q", "secret"} <= set(names)
        super().__init__(dict.fromkeys([*names, "unknown"], MARKER))


@pytest.fixture(scope="module")
def owned(making):
    """The owner and their numbers."""
    with making():
        owner = make_person()
        return owner, rows_of(owner)


@pytest.mark.parametrize("name", posted())
def test_form_leaves_no_word_in_the_log(name, log, owned):
    owner, numbers = owned
    path = path_of(name, numbers)
    client = client_of(owner)
    client.post(path, Everything())
    client.post(path, form_data(what=MARKER) | {"text": MARKER, "note": MARKER, "answer": "kept"})
    client.post(path, {"file": SimpleUploadedFile(MARKER, MARKER.encode())})
    Client(enforce_csrf_checks=True).post(path, Everything())
    assert len(log()) >= 4
    assert MARKER not in json.dumps(log())


@pytest.mark.parametrize("name", ["note", "commitments:commitment_new", "accounts:return_link", "search"])
def test_view_that_breaks_leaves_no_word(name, log, monkeypatch):
    def broken(*args, **options):
        raise RuntimeError(f"near {MARKER}")

    client = Client(raise_request_exception=False)
    path = path_of(name, {"token": MARKER})
    monkeypatch.setattr(connection, "cursor", broken)
    if name == "search":
        response = client.get(path, {"q": MARKER})
    else:
        response = client.post(f"{path}?q={MARKER}", form_data(what=MARKER) | {"text": f"I doubt {MARKER}"})
    assert response.status_code == 500
    assert MARKER not in json.dumps(log())


def test_error_says_where_to_look(log, rf):
    request = rf.post("/note/", {"text": MARKER})
    request.log_id = "abc"
    try:
        try:
            raise ValueError(MARKER)
        except ValueError:
            raise RuntimeError(MARKER) from None
    except RuntimeError:
        logging.getLogger("django.request").error("Broken: %s", MARKER, exc_info=True, extra={"request": request})
    (line,) = log()
    assert (line["id"], line["route"], line["message"]) == ("abc", "(none)", "Broken: %s")
    assert line["errors"][0]["kind"] == "builtins.RuntimeError"
    assert "test_middleware.py:" in line["errors"][0]["through"][0]
    assert MARKER not in json.dumps(line)


def test_line_end_in_a_message_stays_within_its_line(log):
    logging.getLogger("accounts.sign_in.email_links").error("a\nb: %s", "c")
    assert log()[0]["message"] == "a\nb: c"
