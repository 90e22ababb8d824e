from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command

from accounts.models import Throttle
from accounts.throttles import retry_after
from articles.models import Note

pytestmark = pytest.mark.django_db


@time_machine.travel(datetime(2027, 5, 21, 3, 0, tzinfo=UTC))
def test_notes_whose_time_is_over_are_erased_and_twice_is_as_good_as_once(capsys):
    fresh = Note.objects.keep(text="A new doubt.", claim="", today=date(2026, 11, 23))
    Note.objects.bulk_create([Note(text="Old", created_on=date(2026, 11, 22), erase_on=date(2027, 5, 21))])
    call_command("erase_notes")
    assert Note.objects.get() == fresh
    call_command("erase_notes")
    assert capsys.readouterr().out == "Erased 1 note.\nErased 0 notes.\n"


@time_machine.travel(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
def test_throttle_counts_that_are_over_go_too():
    retry_after("note", "192.0.2.7", now=datetime(2026, 11, 22, 8, 59, tzinfo=UTC))
    call_command("erase_notes", verbosity=0)
    assert not Throttle.objects.exists()
