"""Connections and writers of SQLite, on files beside the database of the tests."""

import threading
from contextlib import suppress

import pytest
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler

from integration_site.operations.database_settings import sqlite
from integration_site.operations.sqlite.base import queues

WAIT_SECONDS = 0.2


@pytest.fixture
def handler(tmp_path, monkeypatch, django_db_blocker):
    """In place of the project's own connections, also for transaction.atomic."""
    database = sqlite(tmp_path)
    handler = ConnectionHandler({"default": database | {"OPTIONS": database["OPTIONS"] | {"timeout": WAIT_SECONDS}}})
    monkeypatch.setattr(transaction, "connections", handler)
    with django_db_blocker.unblock():
        make_table(handler["default"])
        yield handler
        handler.close_all()


def make_table(connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE line (number)")


def lines_in(connection):
    with connection.cursor() as cursor:
        return [number for (number,) in cursor.execute("SELECT number FROM line ORDER BY number")]


def write(connection, number):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO line VALUES (%s)", [number])


def next_request(connection):
    connection.close_if_unusable_or_obsolete()


def test_connection_outlives_its_request(handler):
    connection = handler["default"]
    before = connection.connection
    next_request(connection)
    assert lines_in(connection) == []
    assert connection.connection is before


def test_file_put_in_its_place_is_opened(handler, tmp_path):
    connection = handler["default"]
    (tmp_path / "other").mkdir()
    other = ConnectionHandler({"default": sqlite(tmp_path / "other")})["default"]
    make_table(other)
    write(other, 7)
    other.close()
    for log in tmp_path.glob("site.sqlite3-*"):
        log.unlink()
    (tmp_path / "other" / "site.sqlite3").replace(tmp_path / "site.sqlite3")
    next_request(connection)
    assert lines_in(connection) == [7]


def test_file_that_is_gone_is_not_begun_anew(handler, tmp_path):
    connection, file = handler["default"], tmp_path / "site.sqlite3"
    write(connection, 1)
    file.rename(tmp_path / "away")
    next_request(connection)
    with pytest.raises(OperationalError, match="gone"):
        lines_in(connection)
    assert not file.exists()
    (tmp_path / "away").rename(file)
    next_request(connection)
    assert lines_in(connection) == [1]


def test_connection_is_opened_anew_after_an_error(handler):
    connection = handler["default"]
    before = connection.connection
    with pytest.raises(OperationalError), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nothing")
    next_request(connection)
    assert lines_in(connection) == []
    assert connection.connection is not before


def test_writers_of_one_process_wait_for_one_another(handler):
    most, together = [], []

    def write_five():
        for _ in range(5):
            with transaction.atomic():
                together.append(1)
                most.append(len(together))
                write(handler["default"], 1)
                together.pop()
        handler["default"].close()

    connection = handler["default"]
    threads = [threading.Thread(target=write_five) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lines_in(connection) == [1] * 40
    assert set(most) == {1}


def test_writer_that_waits_too_long_is_told_that_it_is_locked(handler, tmp_path):
    connection = handler["default"]
    with (
        queues[str(tmp_path / "site.sqlite3")],
        pytest.raises(OperationalError, match="database is locked"),
        transaction.atomic(),
    ):
        pass
    with transaction.atomic():
        write(connection, 1)
    assert lines_in(connection) == [1]


def break_off(connection):
    with transaction.atomic():
        write(connection, 1)
        raise ZeroDivisionError


def lose_the_connection(connection):
    with transaction.atomic():
        write(connection, 1)
        connection.close()


@pytest.mark.parametrize("way", [break_off, lose_the_connection])
def test_writer_that_breaks_off_lets_the_next_one_write(handler, way):
    connection = handler["default"]
    with suppress(ZeroDivisionError):
        way(connection)
    with transaction.atomic():
        write(connection, 2)
    assert lines_in(connection) == [2]
