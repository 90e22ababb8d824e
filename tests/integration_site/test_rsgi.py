"""From the server's own interface to WSGI: the same request, and no thread for one that is not here whole."""

import asyncio
from io import BytesIO
from types import SimpleNamespace

import pytest
from granian.rsgi import ProtocolClosed

from integration_site import rsgi
from integration_site.middleware.bodies import REFUSED_BODY

HOST = ("host", "127.0.0.1:8000")


class Headers:
    def __init__(self, pairs):
        self.pairs = pairs

    def items(self):
        return self.pairs


def scope(*headers, **changes):
    given = {
        "method": "GET",
        "path": "/help/",
        "query_string": "",
        "client": "192.0.2.7:5001",
        "server": "127.0.0.1:8000",
        "scheme": "http",
        "http_version": "1.1",
        "authority": None,
    }
    return SimpleNamespace(headers=Headers([HOST, *headers]), **(given | changes))


class Protocol:
    """`answer` has the status, the headers and the body that were given."""

    def __init__(self, body=b"", fault=None):
        self.body, self.fault, self.answer = body, fault, None

    async def __call__(self):
        if self.fault:
            raise self.fault
        return self.body

    def response_bytes(self, *answer):
        self.answer = answer


def read(environ, protocol):
    asyncio.run(rsgi.read_form(environ, protocol))
    return environ.get(REFUSED_BODY), environ["wsgi.input"].read()


def test_request_becomes_what_pep_3333_describes():
    environ = rsgi.environ_of(scope(("content-type", "a/b"), ("content-length", "3"), ("x-some-name", "value")))
    assert {name: environ[name] for name in environ if name.isupper()} == {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/help/",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.7",
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_TYPE": "a/b",
        "CONTENT_LENGTH": "3",
        "HTTP_X_SOME_NAME": "value",
    }


@pytest.mark.parametrize(
    ("name", "joined"), [("x-forwarded-for", "1, 2,3"), ("cookie", "1, 2; 3"), ("accept-encoding", "1, 2,3")]
)
def test_headers_of_one_name_are_joined(name, joined):
    environ = rsgi.environ_of(scope((name, "1, 2"), (name, "3")))
    assert environ["HTTP_" + name.upper().replace("-", "_")] == joined


@pytest.mark.parametrize("name", ["x_forwarded_for", "x-forwarded_for", "x_forwarded_proto", "content_length", "host_"])
def test_header_with_an_underscore_in_its_name_is_left_out(name):
    assert rsgi.environ_of(scope((name, "198.51.100.1"))).keys() == rsgi.environ_of(scope()).keys()


def test_path_beyond_ascii_is_passed_on_as_its_bytes():
    assert rsgi.environ_of(scope(path="/é/"))["PATH_INFO"].encode("latin-1").decode() == "/é/"


@pytest.mark.parametrize("client", ["[2001:db8::1]:80", "2001:db8::1:80"])
def test_address_of_ipv6_stands_without_its_brackets(client):
    assert rsgi.environ_of(scope(client=client))["REMOTE_ADDR"] == "2001:db8::1"


def test_body_of_a_form_is_here_before_django_is_asked():
    environ = rsgi.environ_of(scope(("content-length", "3"), method="POST"))
    assert read(environ, Protocol(b"a=1")) == (None, b"a=1")


def test_form_without_a_length_is_an_empty_one():
    assert read(rsgi.environ_of(scope(method="POST")), Protocol(fault=AssertionError)) == (None, b"")


def test_body_of_anything_else_is_not_read():
    environ = rsgi.environ_of(scope(("content-length", "3")))
    assert read(environ, Protocol(fault=AssertionError)) == (None, b"")


@pytest.mark.parametrize(
    ("headers", "fault", "status"),
    [
        ([("transfer-encoding", "chunked"), ("content-length", "3")], None, 411),
        ([("content-length", "x")], None, 400),
        ([("content-length", "99999999")], None, 413),
        ([("content-length", "3")], ProtocolClosed(), 400),
    ],
)
def test_body_that_is_refused_leaves_its_status_for_django(headers, fault, status):
    environ = rsgi.environ_of(scope(*headers, method="POST"))
    assert read(environ, Protocol(fault=fault)) == (status, b"")


def test_reader_who_has_gone_before_the_answer_is_no_fault(monkeypatch):
    monkeypatch.setattr(rsgi, "CACHES_PAGES", False)
    monkeypatch.setattr(rsgi, "at_once", lambda environ, response: b"page")
    protocol = Protocol()
    protocol.response_bytes = lambda *answer: (_ for _ in ()).throw(ProtocolClosed())
    asyncio.run(rsgi.application(scope(), protocol))


@pytest.mark.django_db
@pytest.mark.parametrize("status", [400, 408, 411, 413, 503])
def test_body_that_is_refused_is_answered_in_a_sentence(client, status):
    response = client.post("/note/", {"text": "words"}, **{REFUSED_BODY: status})
    assert (response.status_code, response["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert response.content.endswith(b".")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.get("Retry-After") == ("60" if status == 503 else None)


@pytest.mark.django_db
def test_body_is_let_go_with_its_answer():
    environ = rsgi.environ_of(scope(path="/health/live/", method="POST"))
    environ["wsgi.input"] = BytesIO(b"x" * 1000)
    rsgi.answer(environ, rsgi.Response())
    assert environ["wsgi.input"].closed
