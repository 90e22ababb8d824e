"""The page cache through WSGI calls, against Django itself: the same answers, given from memory."""

import gzip
import importlib
import re
from datetime import date
from io import BytesIO

import brotli
import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection
from django.test import Client

from articles.models import ContentVersion
from integration_site import wsgi
from integration_site.page_cache import wsgi as front
from integration_site.page_cache.wsgi import PageCacheMiddleware, Polled, is_cacheable_response, published_version
from integration_site.request_log.middleware import HEADER

pytestmark = pytest.mark.django_db
HELP = "/help/"
LOC = re.compile(r"<loc>http://127\.0\.0\.1:8000([^<]*)</loc>")
BESIDE_THE_SITEMAP = [
    "/sitemap.xml",
    "/robots.txt",
    "/feed.atom",
    "/manifest.webmanifest",
    "/evidence.csv",
    "/evidence.json",
    "/guide/work-and-life-integration.md",
    "/evidence/state/traced/",
    "/evidence/popular/state/not-traced/",
    "/search/",
    "/note/thanks/",
    "/diagrams/pitfalls-and-solutions/",
]
FOR_DJANGO_ALONE = ["/week/", "/me/", "/note/", "/commitments/new/", "/nothing/", "/admin/", "/health/", "/theme/"]


def ask(application, path, method="GET", **headers):
    """Status, headers in order and body of one answer."""
    told = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": "127.0.0.1:8000",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    result = application(environ | headers, lambda *answer: told.append(answer))
    body = b"".join(result)
    if hasattr(result, "close"):
        result.close()
    ((status, headers),) = told
    return status, [header for header in headers if header[0] != HEADER], body


@pytest.fixture
def django():
    """Django as the server calls it, but for the end of its connection, which would end the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def behind(django):
    """Django as the front calls it; `asked` are the paths that came through."""

    def behind(environ, start_response):
        behind.asked.append(environ["PATH_INFO"])
        return django(environ, start_response)

    behind.asked = []
    return behind


@pytest.fixture
def site(behind):
    return PageCacheMiddleware(behind, content_version=ContentVersion.objects.current_name)


def test_pages_that_are_public_are_the_same_with_and_without_the_cache(site, behind, django):
    paths = LOC.findall(ask(django, "/sitemap.xml")[2].decode()) + BESIDE_THE_SITEMAP
    assert len(paths) > 200
    answers = {path: ask(django, path) for path in paths}
    assert {status for status, _, _ in answers.values()} == {"200 OK"}
    assert {path: ask(site, path) for path in paths} == answers
    assert behind.asked == paths
    assert {path: ask(site, path) for path in paths} == answers
    assert behind.asked == paths


@pytest.mark.parametrize("path", FOR_DJANGO_ALONE)
def test_pages_that_are_not_public_are_asked_of_django_each_time(site, behind, path):
    for _ in range(2):
        ask(site, path)
    assert behind.asked == [path, path]


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
@pytest.mark.parametrize("light", ["", "day", "evening"])
def test_light_and_encoding_are_kept_apart(site, behind, django, light, encoding):
    variant = {"HTTP_ACCEPT_ENCODING": encoding, "HTTP_COOKIE": f"a=b; light={light}; c=d"}
    plain = ask(site, HELP)
    first, second = ask(site, HELP, **variant), ask(site, HELP, **variant)
    assert first == second == ask(django, HELP, **variant)
    assert len(behind.asked) == (2 if light or encoding else 1)
    assert (dict(first[1])["ETag"] == dict(plain[1])["ETag"]) is (not light and not encoding)
    body = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding](first[2])
    (theme,) = re.findall(rb'<html lang="en-GB"( data-theme="\w+")?>', body)
    assert theme == {"": b"", "day": b' data-theme="light"', "evening": b' data-theme="dark"'}[light]


def test_cookies_of_a_person_change_not_a_byte(site, behind, django, django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_guest(time_zone="Europe/London"))
    session = client.cookies["sessionid"].value
    cookies = f"sessionid={session}; csrftoken={'a' * 32}"
    mine = ask(site, "/", HTTP_COOKIE=cookies)
    assert mine == ask(django, "/")
    assert ask(site, "/") == mine
    assert ask(site, "/", HTTP_COOKIE="light=purple") == mine
    assert behind.asked == ["/"]


def test_query_that_no_page_reads_changes_nothing(site, behind, django):
    plain = ask(django, HELP)
    for query in ("utm_source=mail", "a=1&b=2", "%00", "q=danger"):
        assert ask(site, HELP, QUERY_STRING=query) == plain
    assert ask(site, HELP) == plain
    assert behind.asked == [HELP]


def test_query_that_a_page_reads_is_answered_by_django_and_kept_by_nobody(site, behind, django):
    for _ in range(2):
        ask(site, "/search/")
    for query in ("q=boundary", "q=boundary", "q=shift", "nothing=1"):
        _, headers, body = ask(site, "/search/", QUERY_STRING=query)
        assert dict(headers)["Cache-Control"] == "no-store"
        assert body == ask(django, "/search/", QUERY_STRING=query)[2]
    assert behind.asked == ["/search/"] * 5


def test_head_is_get_without_the_body(site, behind):
    status, headers, body = ask(site, HELP)
    assert body
    assert ask(site, HELP, "HEAD") == (status, headers, b"")
    assert behind.asked == [HELP]


def test_answer_to_head_is_not_kept_for_get(site, behind, django):
    ask(site, HELP, "HEAD")
    assert ask(site, HELP) == ask(django, HELP)
    assert behind.asked == [HELP, HELP]


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', 'W/"other" , W/{}', "*"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_page_that_a_browser_has_is_told_to_be_unchanged(site, behind, django, form, method):
    etag = dict(ask(site, HELP)[1])["ETag"]
    known = form.format(etag)
    status, headers, body = ask(site, HELP, method, HTTP_IF_NONE_MATCH=known)
    assert (status, body) == ("304 Not Modified", b"")
    assert sorted(headers) == sorted(ask(django, HELP, HTTP_IF_NONE_MATCH=known)[1])
    assert behind.asked == [HELP]


@pytest.mark.parametrize("known", ['"other"', "", "nonsense", 'W/"a", "b"'])
def test_page_is_given_to_who_has_another_one(site, known):
    page = ask(site, HELP)
    assert ask(site, HELP, HTTP_IF_NONE_MATCH=known) == page


def test_answer_not_modified_is_not_kept(site, django):
    etag = dict(ask(django, HELP)[1])["ETag"]
    assert ask(site, HELP, HTTP_IF_NONE_MATCH=etag)[0] == "304 Not Modified"
    assert ask(site, HELP) == ask(django, HELP)


@pytest.mark.parametrize(
    ("method", "changes"),
    [
        ("GET", {"HTTP_HOST": "evil.example"}),
        ("GET", {"HTTP_HOST": "127.0.0.1:9999"}),
        ("GET", {"HTTP_HX_TARGET": "main"}),
        ("GET", {"HTTP_IF_MATCH": '"other"'}),
        ("GET", {"HTTP_IF_UNMODIFIED_SINCE": "Sun, 01 Nov 2020 10:00:00 GMT"}),
        ("GET", {"PATH_INFO": "/help"}),
        ("GET", {"PATH_INFO": "/help//"}),
        ("GET", {"wsgi.url_scheme": "https"}),
        ("POST", {}),
        ("OPTIONS", {}),
    ],
)
def test_requests_of_any_other_kind_go_on_to_django(site, behind, django, method, changes):
    ask(site, HELP)
    path = changes.pop("PATH_INFO", HELP)
    expected = ask(django, path, method, **changes)
    assert ask(site, path, method, **changes) == expected
    assert behind.asked == [HELP, path]


@pytest.mark.parametrize(
    ("status", "changes"),
    [
        ("404 Not Found", {}),
        ("200 OK", {"Cache-Control": "no-store"}),
        ("200 OK", {"Cache-Control": "max-age=60, public"}),
        ("200 OK", {"Vary": "Cookie, HX-Trigger"}),
        ("200 OK", {"Set-Cookie": "a=b"}),
    ],
)
def test_answer_that_differs_from_reader_to_reader_is_not_for_everyone(status, changes):
    good = {"Cache-Control": "public, max-age=0, must-revalidate", "Vary": "Cookie, Accept-Encoding", "ETag": '"e"'}
    assert is_cacheable_response("200 OK", list(good.items()))
    assert not is_cacheable_response(status, list((good | changes).items()))
    assert not is_cacheable_response("200 OK", [("Cache-Control", good["Cache-Control"])])


def test_page_cache_is_emptied_by_a_new_content_version(site, behind):
    for _ in range(2):
        ask(site, HELP)
    ContentVersion.objects.renew()
    ask(site, HELP)
    assert behind.asked == [HELP, HELP]


def test_content_version_is_content_and_day_and_holds_no_connection(monkeypatch):
    closed = []
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: closed.append(True))
    with time_machine.travel("2026-11-22T23:59:59Z", tick=False):
        assert published_version() == (ContentVersion.objects.get().name, date(2026, 11, 22))
    with time_machine.travel("2026-11-23T00:00:00Z", tick=False):
        assert published_version()[1] == date(2026, 11, 23)
    assert closed == [True, True]


def test_memory_is_bounded(behind, monkeypatch):
    monkeypatch.setattr(front, "MAX_BYTES", 1000)
    small = PageCacheMiddleware(behind, content_version=ContentVersion.objects.current_name)
    assert ask(small, HELP) == ask(small, HELP)
    assert behind.asked == [HELP, HELP]


def test_content_version_is_read_at_most_once_in_its_time_and_outlives_the_database():
    answers = iter(["one", "two", OperationalError(), "three"])
    clock = [100.0]

    def read():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    look = Polled(read, clock=lambda: clock[0])
    seen = []
    for now in (100.0, 100.8, 100.95, 101.0, 102.0, 102.5, 103.0):
        clock[0] = now
        seen.append(look())
    assert seen == ["one", "one", "two", "two", "two", "two", "three"]


def test_content_version_is_looked_up_once_at_a_time_and_nobody_waits_for_it():
    def read():
        return ("inner", look())

    look = Polled(read, clock=iter(range(100)).__next__)
    assert look() == ("inner", None)


@pytest.mark.parametrize("on", [True, False])
def test_page_cache_is_switched_by_one_setting(settings, on):
    settings.PAGE_CACHE = on
    assert isinstance(importlib.reload(wsgi).application, WSGIHandler) is not on
