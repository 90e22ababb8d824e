"""Which forwarded headers count: only those of a proxy that TRUSTED_PROXIES names."""

import pytest
from django.test import RequestFactory
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from accounts.throttles import client_key

PROXY, STRANGER, READER = "127.0.0.1", "198.51.100.9", "192.0.2.7"


def seen(trusted, **headers):
    """Sender and scheme as the site sees them."""
    environ = RequestFactory().get("/help/").environ | {"wsgi.url_scheme": "http"} | headers
    application = wrap_wsgi_with_proxy_headers(lambda environ, start_response: environ, trusted_hosts=trusted)
    told = application(environ, None)
    request = RequestFactory().get("/help/")
    request.META = told
    return client_key(request), told["wsgi.url_scheme"]


def test_proxy_that_is_trusted_is_believed():
    headers = {"HTTP_X_FORWARDED_FOR": READER, "HTTP_X_FORWARDED_PROTO": "https"}
    assert seen([PROXY], REMOTE_ADDR=PROXY, **headers) == (READER, "https")


def test_proxy_that_is_a_stranger_is_not_believed():
    headers = {"HTTP_X_FORWARDED_FOR": READER, "HTTP_X_FORWARDED_PROTO": "https"}
    assert seen([PROXY], REMOTE_ADDR=STRANGER, **headers) == (STRANGER, "http")


def test_address_that_a_reader_made_up_before_the_proxy_added_theirs_is_not_believed():
    assert seen([PROXY], REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=f"10.0.0.1, {READER}")[0] == READER


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "evil.example"},
        {"x-forwarded-proto": "https"},
        {"x-forwarded-for": "192.0.2.7"},
        {"forwarded": "for=192.0.2.7;host=evil.example;proto=https"},
        {"x-real-ip": "192.0.2.7"},
        {"x-forwarded-port": "1"},
    ],
)
def test_django_itself_believes_none(client, headers):
    response = client.get("/help/", headers=headers)
    request = response.wsgi_request
    assert (request.get_host(), request.scheme, client_key(request)) == ("testserver", "http", "127.0.0.1")
