from datetime import date

import pytest

from accounts.models import Person
from articles.models import Note

pytestmark = pytest.mark.django_db
QUEUE = "/admin/articles/note/"


@pytest.fixture
def staff(client):
    client.force_login(Person.objects.create_superuser("staff@example.org", "long enough"))
    return client


@pytest.fixture
def note():
    return Note.objects.keep(text="I doubt <b>this</b>. " * 10, claim="g05", today=date(2026, 11, 22))


def test_queue_marks_notes_as_dealt_with(staff, note):
    assert "I doubt &lt;b&gt;" in staff.get(QUEUE).content.decode()
    staff.post(QUEUE, {"action": "mark_as_dealt_with", "_selected_action": [note.pk]})
    note.refresh_from_db()
    handled_at = note.handled_at
    assert handled_at is not None
    staff.post(QUEUE, {"action": "mark_as_dealt_with", "_selected_action": [note.pk]})
    note.refresh_from_db()
    assert note.handled_at == handled_at
    assert not staff.get(f"{QUEUE}?handled_at__isempty=1").context["cl"].result_count
    assert staff.get(f"{QUEUE}?handled_at__isempty=0").context["cl"].result_count == 1


def test_notes_that_are_open_come_first(staff, note):
    handled = Note.objects.keep(text="An earlier note.", claim="", today=date(2026, 11, 1))
    Note.objects.filter(pk=handled.pk).update(handled_at="2026-11-02T12:00:00Z")
    assert [row.pk for row in staff.get(QUEUE).context["cl"].result_list] == [note.pk, handled.pk]


def test_notes_are_neither_rewritten_nor_added_by_staff(staff, note):
    page = f"{QUEUE}{note.pk}/change/"
    assert 'name="text"' not in staff.get(page).content.decode()
    staff.post(page, {"text": "Something else"})
    note.refresh_from_db()
    assert note.text.startswith("I doubt")
    assert staff.get(f"{QUEUE}add/").status_code == 403


def test_queue_is_for_staff(client, note):
    assert client.get(QUEUE).status_code == 302
