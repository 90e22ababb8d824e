from threading import Event, Thread

import pytest
from django.db import connection

from integration_site.operations.database_lock import DatabaseUnreachableError, advisory_lock


def test_lock_on_sqlite_lets_everybody_pass(monkeypatch):
    monkeypatch.setattr("integration_site.operations.database_lock.is_postgresql", lambda: False)
    with advisory_lock(wait_seconds=0), advisory_lock(wait_seconds=0):
        pass


@pytest.mark.postgresql
@pytest.mark.django_db
def test_lock_lets_one_pass_at_a_time():
    with (
        advisory_lock(wait_seconds=0),
        pytest.raises(DatabaseUnreachableError, match="is it stuck"),
        advisory_lock(wait_seconds=0),
    ):
        pass
    with advisory_lock(wait_seconds=0):
        pass


@pytest.mark.postgresql
@pytest.mark.django_db
def test_lock_keeps_the_next_until_the_first_is_through():
    order, inside = [], Event()

    def come_second():
        inside.wait(5)
        with advisory_lock(wait_seconds=5):
            order.append("second")

    second = Thread(target=come_second)
    second.start()
    with advisory_lock(wait_seconds=0):
        inside.set()
        second.join(0.5)
        order.append("first")
    second.join(5)
    assert order == ["first", "second"]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_lock_of_who_stops_half_way_lets_the_next_pass():
    with pytest.raises(RuntimeError), advisory_lock(wait_seconds=0):
        raise RuntimeError
    with advisory_lock(wait_seconds=0):
        pass


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"NAME": "no_such_database"}, {"HOST": "/no/such/folder"}, {"PORT": "1"}])
def test_database_that_does_not_answer_is_one_sentence(monkeypatch, change):
    elsewhere = connection.copy()
    elsewhere.settings_dict.update(change)
    monkeypatch.setattr("integration_site.operations.database_lock.connection", elsewhere)
    with (
        pytest.raises(DatabaseUnreachableError, match=r"The database of DATABASE_URL cannot be reached: \S"),
        advisory_lock(),
    ):
        pass
