import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, transaction

from accounts.models import Person
from commitments.models import Value
from integration_site.operations.write_ahead_log import empty_write_ahead_file
from tests.commitments.factories import make_person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has this file"),
]


def bytes_ahead():
    return Path(f"{connection.settings_dict['NAME']}-wal").stat().st_size


def test_words_that_are_deleted_are_overwritten():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)
    # Some builds of SQLite do so unasked.
    assert "PRAGMA secure_delete=ON" in connection.settings_dict["OPTIONS"]["init_command"]


def test_deletion_empties_the_file_once_it_is_committed():
    value = Value.objects.create(person=make_person(), name="family")
    assert bytes_ahead()
    with transaction.atomic():
        value.delete()
        assert bytes_ahead()
    assert not bytes_ahead()


def test_rows_without_words_are_deleted_without_that():
    make_person()
    before = bytes_ahead()
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM "accounts_throttle" WHERE id = %s', [0])
    assert bytes_ahead() == before


def test_reader_is_not_waited_for_long_and_the_next_round_tries_again():
    person = make_person()
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM accounts_person").fetchone()
        person.delete()
        assert bytes_ahead()
        assert not empty_write_ahead_file()
        reader.execute("COMMIT")
    assert not Person.objects.exists()
    assert empty_write_ahead_file()
    assert not bytes_ahead()


def test_wait_is_set_to_the_usual_again():
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()
        empty_write_ahead_file()
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == before
