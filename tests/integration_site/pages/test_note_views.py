from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from accounts.models import Throttle
from articles.models import Note

pytestmark = pytest.mark.django_db
DOUBT = {"text": "I doubt this <b>number</b>.", "claim": "g05"}


def test_note_form_asks_for_no_name_and_says_what_is_kept(client):
    response = client.get("/note/")
    html = response.content.decode()
    assert response["Cache-Control"] == "private, no-cache"
    assert 'name="robots" content="noindex"' in html
    assert "erased after 180 days" in html
    for name in ("email", "name", "website"):
        assert f'name="{name}"' not in html.partition("<form class")[2]


def test_claim_in_the_address_is_shown_and_chosen(client):
    html = client.get("/note/?claim=g05").content.decode()
    assert "About this sentence" in html
    assert '<option value="g05" selected>' in html
    assert html.count(" selected>") == 1


@pytest.mark.parametrize("claim", ["g99", "", "%00", "<script>", "g05&claim=g99"])
def test_claim_that_is_unknown_in_the_address_is_ignored(client, claim):
    response = client.get(f"/note/?claim={claim}")
    assert response.status_code == 200
    assert "About this sentence" not in response.content.decode()


@time_machine.travel(datetime(2026, 11, 22, 9, 20, tzinfo=UTC))
def test_note_is_kept_and_thanked_for(client):
    response = client.post("/note/", DOUBT)
    assert (response.status_code, response["Location"]) == (303, "/note/thanks/")
    note = Note.objects.get()
    assert (note.text, note.claim, note.created_on) == ("I doubt this <b>number</b>.", "g05", date(2026, 11, 22))
    thanks = client.get("/note/thanks/")
    assert "Your note has arrived" in thanks.content.decode()
    assert "public" in thanks["Cache-Control"]


@pytest.mark.parametrize(
    ("typed", "target", "message"),
    [
        ({"text": ""}, "text", "Write a sentence or two"),
        ({"text": "Too short"}, "text", "at least 10 characters"),
        ({"text": "x" * 1001}, "text", "at most 1000 characters"),
        ({"text": "A bell rings\x07 here"}, "text", "cannot be shown as text"),
        ({"text": "A real doubt.", "claim": "g99"}, "claim", "That claim is not on the list"),
    ],
)
def test_note_that_cannot_be_sent_is_told_and_kept(client, typed, target, message):
    response = client.post("/note/", typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Send a note" in html
    assert f'<a href="#{target}">' in html
    assert f'id="{target}-error">' in html
    assert message in html
    assert typed["text"] in html
    assert not Note.objects.exists()
    assert not Throttle.objects.exists()


def test_note_that_was_typed_is_escaped_when_it_is_shown_again(client):
    html = client.post("/note/", DOUBT | {"claim": "g99"}).content.decode()
    assert "I doubt this &lt;b&gt;number&lt;/b&gt;." in html


def test_line_that_is_first_and_empty_survives(client):
    """HTML drops one line end after <textarea>, so the template writes one of its own."""
    html = client.post("/note/", {"text": "\nshort"}).content.decode()
    assert 'aria-invalid="true">\n\nshort</textarea>' in html


def test_floods_are_held_off_until_the_window_passes(client, settings):
    settings.THROTTLES = {"note": (2, 3600)}
    with time_machine.travel(datetime(2026, 11, 22, 9, 19, 59, tzinfo=UTC), tick=False):
        assert [client.post("/note/", DOUBT).status_code for _ in range(2)] == [303, 303]
        response = client.post("/note/", DOUBT)
        html = response.content.decode()
        assert (response.status_code, response["Retry-After"]) == (429, "2401")
        assert "<title>Not sent yet: Send a note" in html
        assert "again in 41 minutes" in html
        assert "I doubt this &lt;b&gt;number&lt;/b&gt;.</textarea>" in html
        assert '<option value="g05" selected>' in html
        assert client.post("/note/", DOUBT, REMOTE_ADDR="192.0.2.9").status_code == 303
    with time_machine.travel(datetime(2026, 11, 22, 10, 0, tzinfo=UTC), tick=False):
        assert client.post("/note/", DOUBT).status_code == 303
    assert Note.objects.count() == 4


def test_note_form_from_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/note/", DOUBT, headers={"origin": "https://evil.example"})
    assert response.status_code == 403
    assert not Note.objects.exists()


def test_note_form_refuses_other_methods(client):
    assert client.put("/note/").status_code == 405
    assert client.post("/note/thanks/").status_code == 405
