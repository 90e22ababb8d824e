from datetime import date

import pytest

from articles.models import Note

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def test_note_holds_text_claim_and_day_and_nothing_about_its_writer():
    note = Note.objects.keep(text="I doubt it.", claim="g05", today=TODAY)
    assert (note.created_on, note.erase_on, note.handled_at) == (TODAY, date(2027, 5, 21), None)
    assert str(note) == "Note of 22 November 2026 on g05"
    names = {field.name for field in Note._meta.get_fields()}
    assert names == {"id", "claim", "text", "created_on", "erase_on", "handled_at"}


def test_notes_are_due_after_180_days():
    note = Note.objects.keep(text="I doubt it.", claim="", today=TODAY)
    assert not Note.objects.due_on(date(2027, 5, 20)).exists()
    assert Note.objects.due_on(date(2027, 5, 21)).get() == note


def test_keeping_a_note_erases_those_whose_time_is_over():
    Note.objects.keep(text="An old one.", claim="", today=TODAY)
    later = Note.objects.keep(text="A new one.", claim="", today=date(2027, 5, 21))
    assert Note.objects.get() == later
