"""A real server whose database is locked, gone or out of room: it says so in time, and goes on when that is over."""

import re
import resource
import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.commitments.factories import form_data
from tests.live_server import Visitor, numbers_in

pytestmark = [pytest.mark.slow, pytest.mark.timed]
WAIT_SECONDS = 1
QUESTION = "/questions/always-working/"
ROOM = 40 * 1024  # bytes of a file: less than one plan leaves in the log of the database


@contextmanager
def locked(file, running):
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def gone(file, running):
    away = file.parent / "away"
    away.mkdir()
    for part in file.parent.glob(f"{file.name}*"):
        part.rename(away / part.name)
    yield
    assert not file.exists()
    for part in away.iterdir():
        part.rename(file.parent / part.name)


@contextmanager
def out_of_room(file, running):
    """As on a full disk, every write of a worker beyond ROOM is refused; the server holds the output of its log."""
    workers = workers_of(running)
    for worker in workers:
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
    yield
    for worker in workers:
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def workers_of(running):
    tasks = Path(f"/proc/{running.process.pid}/task").glob("*/children")
    return [int(number) for task in tasks for number in task.read_text().split()]


@pytest.mark.parametrize("fault", [locked, gone, out_of_room])
def test_words_come_back_in_time_and_are_saved_once_it_is_over(fault, server, var_dir):
    file = var_dir / "site.sqlite3"
    running = server("--workers", "1", DATABASE_WAIT=str(WAIT_SECONDS))
    page = running.get(QUESTION)
    visitor = Visitor(running.port)
    kept = visitor.save(what="tea with Ada")
    _, form = visitor.ask("GET", "/commitments/new/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    typed = form_data(what="supper at home", csrfmiddlewaretoken=token)
    before = numbers_in(file)
    with fault(file, running):
        began = time.monotonic()
        response, answer = visitor.ask("POST", "/commitments/new/", **typed)
        assert time.monotonic() - began < WAIT_SECONDS + 4
        assert (response.status, response.headers["Retry-After"]) == (503, "10")
        assert 'name="what" value="supper at home"' in answer
        assert running.get(QUESTION) == page
    assert numbers_in(file) == before
    response, _ = visitor.ask("POST", "/commitments/new/", **typed)
    assert response.status == 303
    assert numbers_in(file) >= before | {kept}
    assert len(numbers_in(file)) == len(before) + 1
    assert "supper at home" in visitor.ask("GET", "/week/")[1]
