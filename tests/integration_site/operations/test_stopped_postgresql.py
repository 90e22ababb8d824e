"""PostgreSQL stops and comes back: what a server on it says meanwhile, and that it needs no start of its own."""

import os
import re
import time
from contextlib import contextmanager

import pytest

from tests.commitments.factories import form_data
from tests.live_server import KEY, Server, Visitor

psycopg = pytest.importorskip("psycopg", reason="needs the extra postgres")
pytestmark = [pytest.mark.slow, pytest.mark.postgresql, pytest.mark.django_db]
QUESTION = "/questions/always-working/"
BACK_SECONDS = 5


@pytest.fixture
def running(database, tmp_path):
    server = Server(tmp_path, "--workers", "1", DATABASE_URL=database, SECRET_KEY=KEY, DATABASE_WAIT="1")
    server.wait()
    yield server
    server.interrupt()
    server.end()


@contextmanager
def stopped(name):
    """As a stop looks from outside: connections end with "terminating connection", and new ones are refused."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as other:
        other.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        yield
        other.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true')


def test_words_typed_meanwhile_come_back_and_are_saved_afterwards(running, database):
    page = running.get(QUESTION)
    visitor = Visitor(running.port)
    visitor.save(what="tea with Ada")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', visitor.ask("GET", "/commitments/new/")[1])[1]
    typed = form_data(what="supper at home", csrfmiddlewaretoken=token)
    with stopped(re.search(r"two_servers_\w+", database)[0]):
        for _ in range(8):  # more than the pool had connections
            response, answer = visitor.ask("POST", "/commitments/new/", **typed)
            assert (response.status, response.headers["Retry-After"]) == (503, "10")
            assert 'name="what" value="supper at home"' in answer
        assert running.get(QUESTION) == page
        assert running.get("/health/")[0] == 503
    end = time.monotonic() + BACK_SECONDS
    while running.get("/health/")[0] != 200:
        assert time.monotonic() < end
    assert visitor.ask("POST", "/commitments/new/", **typed)[0].status == 303
    week = visitor.ask("GET", "/commitments/")[1]
    assert (week.count("supper at home") > 0, week.count("tea with Ada") > 0) == (True, True)
