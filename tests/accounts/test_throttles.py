import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction

from accounts import throttles
from accounts.models import Throttle
from accounts.throttles import client_network, key_of, purge_expired_throttles, retry_after

NOW = datetime(2026, 11, 22, 9, 20, tzinfo=UTC)
HERE = "192.0.2.7"


@pytest.fixture(autouse=True)
def _limits(settings):
    settings.THROTTLES = {"note": (2, 3600), "link": (1, 60)}


@pytest.mark.django_db
def test_throttle_holds_until_its_window_passes():
    assert [retry_after("note", HERE, now=NOW) for _ in range(3)] == [0, 0, 2400]
    assert retry_after("note", HERE, now=NOW + timedelta(minutes=39, seconds=59.5)) == 1
    assert retry_after("note", HERE, now=NOW + timedelta(minutes=40)) == 0
    assert Throttle.objects.latest("starts_at").starts_at == datetime(2026, 11, 22, 10, tzinfo=UTC)
    retry_after("note", HERE, now=NOW + timedelta(hours=3))
    assert Throttle.objects.count() == 1


@pytest.mark.django_db
def test_throttle_lets_in_who_waited_into_the_next_window(monkeypatch):
    made = Throttle.objects.get_or_create

    def overtaken(**window):
        row = made(**window)
        monkeypatch.undo()
        retry_after("link", "192.0.2.9", now=NOW + timedelta(seconds=61))
        return row

    monkeypatch.setattr(Throttle.objects, "get_or_create", overtaken)
    assert retry_after("link", HERE, now=NOW) == 0


@pytest.mark.django_db
def test_purposes_and_networks_are_counted_apart():
    assert [retry_after("link", HERE, now=NOW) for _ in range(2)] == [0, 60]
    assert retry_after("note", HERE, now=NOW) == 0
    assert retry_after("link", "192.0.2.8", now=NOW) == 0


@pytest.mark.django_db
def test_throttle_purpose_without_a_limit_is_a_mistake():
    with pytest.raises(KeyError):
        retry_after("nothing", HERE, now=NOW)


@pytest.mark.django_db
def test_throttle_rows_hold_no_address():
    retry_after("note", HERE, now=NOW)
    assert re.fullmatch(r"[0-9a-f]{64}", Throttle.objects.get().key)


def test_throttle_key_depends_on_secret_purpose_and_network(settings):
    key = key_of("note", HERE)
    assert key == key_of("note", HERE)
    assert key != key_of("link", HERE)
    assert key != key_of("note", "192.0.2.8")
    settings.SECRET_KEY = "another secret"
    assert key != key_of("note", HERE)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_sender_is_one_network(address, network):
    assert client_network(address) == network


@pytest.mark.django_db
def test_windows_that_are_past_are_forgotten():
    retry_after("link", HERE, now=NOW)
    assert purge_expired_throttles(now=NOW + timedelta(seconds=59)) == 0
    assert purge_expired_throttles(now=NOW + timedelta(seconds=60)) == 1
    assert not Throttle.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_throttle_lets_in_no_more_than_the_limit_of_many_at_once(settings):
    settings.THROTTLES = {"note": (3, 3600)}

    def attempt(_):
        try:
            return retry_after("note", HERE, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(attempt, range(12)))
    assert sorted(waits) == [0] * 3 + [2400] * 9
    assert Throttle.objects.get().count == 3


@pytest.mark.django_db(transaction=True)
def test_throttle_lets_in_both_who_begin_a_window_together(monkeypatch):
    """Both find nothing to count in, before either makes it."""
    barrier, count = Barrier(2, timeout=5), throttles._count

    def count_together(*args):
        found = count(*args)
        if not Throttle.objects.exists():
            barrier.wait()
        return found

    def attempt(_):
        try:
            return retry_after("note", HERE, now=NOW)
        finally:
            connection.close()

    monkeypatch.setattr(throttles, "_count", count_together)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(attempt, range(2))) == [0, 0]
    assert Throttle.objects.get().count == 2


@pytest.mark.django_db(transaction=True)
def test_throttle_counts_nothing_within_a_transaction_that_may_be_rolled_back():
    with pytest.raises(RuntimeError), transaction.atomic():
        retry_after("note", HERE, now=NOW)
    assert not Throttle.objects.exists()
