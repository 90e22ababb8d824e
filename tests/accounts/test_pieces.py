from datetime import UTC, datetime, timedelta

import pytest

from accounts import pieces
from accounts.models import Session, Throttle
from accounts.sessions import SessionStore
from accounts.throttles import purge_expired_throttles

NOW = datetime(2026, 11, 22, 9, 20, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 2)


def test_pieces_let_others_save_in_between(django_assert_num_queries):
    for number in range(5):
        Throttle.objects.create(purpose="note", key=str(number), starts_at=NOW, ends_at=NOW)
    kept = Throttle.objects.create(purpose="note", key="kept", starts_at=NOW, ends_at=NOW + timedelta(seconds=1))
    with django_assert_num_queries(4):
        assert purge_expired_throttles(now=NOW) == 5
    assert Throttle.objects.get() == kept


def test_sessions_that_are_over_go_so_too():
    ends = [NOW - timedelta(days=9000)] * 3 + [NOW + timedelta(days=9000)]
    Session.objects.bulk_create(Session(session_key=str(n), expire_date=end) for n, end in enumerate(ends))
    SessionStore.clear_expired()
    assert Session.objects.get().session_key == "3"
