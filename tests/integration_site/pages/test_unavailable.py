"""The database gives no answer: a plain 503, the typed words ready to be sent again, nothing half-written."""

import re
import sqlite3
from contextlib import closing, contextmanager, suppress

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from accounts.models import Person, Session
from commitments.models import Commitment, Occasion
from tests.commitments.factories import client_of, form_data, make_commitment, make_person, occasions_of
from tests.regions import regions, texts_of

FORM = form_data(what="supper <b>at home</b>") | {"more_days": ["2", "4"]}
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="issues of a file")


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def broken(*args, **kwargs):
    raise OperationalError("secret detail")


@contextmanager
def no_database():
    with connection.execute_wrapper(broken):
        yield


@contextmanager
def locked():
    pragma("busy_timeout=50")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
    pragma("busy_timeout=5000")


@contextmanager
def read_only():
    pragma("query_only=ON")
    yield
    pragma("query_only=OFF")


@contextmanager
def full():
    """No page more than there are, and none of them free."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filler (what)")
        cursor.execute("PRAGMA max_page_count=1")
        with suppress(OperationalError):
            while True:
                cursor.execute("INSERT INTO filler VALUES (zeroblob(1000))")
    yield
    pragma("max_page_count=1000000")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE filler")


def pragma(words):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")


def token_of(client):
    page = client.get("/commitments/new/").content.decode()
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


def fields_of(html):
    """The form of the page, as a browser would send it."""
    fields = {}
    for name, value in HIDDEN.findall(html[html.index("<main") : html.index("</main>")]):
        fields.setdefault(name, []).append(value.replace("&lt;", "<").replace("&gt;", ">"))
    return fields


@on_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("issue", [locked, read_only, full])
def test_typed_words_come_back_and_are_saved_by_sending_them_again(visitor, issue):
    form = FORM | {"csrfmiddlewaretoken": token_of(visitor)}
    with issue():
        response = until_refused(visitor, form)
        html = response.content.decode()
        before = Commitment.objects.count()
        assert Occasion.objects.count() == 12 * before
        assert Person.objects.count() == Session.objects.count() == min(before, 1)
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "10", "no-store")
    assert "<title>Not saved just now" in html
    assert "supper &lt;b&gt;at home&lt;/b&gt;" in html
    again = fields_of(html)
    assert again["more_days"] == ["2", "4"]
    assert visitor.post("/commitments/new/", again).status_code == 303
    assert (Commitment.objects.count(), Occasion.objects.count()) == (before + 1, 12 * before + 12)


def until_refused(visitor, form):
    """A nearly full page of the file still takes a few rows."""
    for number in range(50):
        response = visitor.post("/commitments/new/", form | {"what": f"{form['what']} {number}"})
        if response.status_code != 303:
            return response
    raise AssertionError("all of them were saved")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/week/", "/me/export.json", "/search/?q=boundary", "/assessments/full/"])
def test_unavailable_page_says_when_to_try_again(path):
    client = client_of(make_person())
    client.raise_request_exception = False
    with no_database():
        response = client.get(path)
    html = response.content.decode()
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "10", "no-store")
    assert any(text.startswith("Try again") for text in texts_of(html, f".btn[href={path}]"))
    assert "secret detail" not in html
    assert response["Referrer-Policy"] == "strict-origin"
    assert "'sha256-" in response["Content-Security-Policy"]
    assert "noindex" in html


@pytest.mark.django_db
def test_session_that_cannot_be_kept_after_the_view_is_no_other_fault(monkeypatch):
    """The outermost layers save too, where no view and no hook of a view sees it."""
    client = client_of(make_person())
    client.raise_request_exception = False
    monkeypatch.setattr("accounts.sessions.SessionStore.save", broken)
    assert client.get("/week/").status_code == 503


@pytest.mark.django_db
def test_answer_without_words_can_be_given_again():
    commitment = make_commitment()
    client = client_of(commitment.person)
    client.raise_request_exception = False
    address = reverse("commitments:check_in_undo", args=[occasions_of(commitment)[0].pk])
    with no_database():
        html = client.post(address).content.decode()
    assert regions(html, f"form.stack[method=post][action={address}]")
    assert "What you typed" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/admin/login/", {"username": "staff@example.org", "password": "hunter2-typed"}),
        ("/week/code/", {"code": "hunter2t"}),
        ("/me/join/", {"kind": "link", "secret": "hunter2-typed"}),
    ],
)
def test_secret_that_was_typed_is_in_no_page(path, form):
    client = client_of(make_person())
    client.raise_request_exception = False
    with no_database():
        response = client.post(path, form)
    html = response.content.decode()
    assert response.status_code == 503
    assert "hunter2" not in html
    assert "Try again" in html


@pytest.mark.django_db
def test_public_pages_that_ask_the_database_nothing_stay(visitor):
    answers = {"experience": "conflict", "priority": "family", "control": "rigid"}
    with no_database():
        for path in ("/help/", "/assessments/quick/", "/health/live/"):
            assert visitor.get(path).status_code == 200
        assert Client().post("/assessments/quick/", answers).status_code == 303
