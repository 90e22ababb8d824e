"""Crowds that open connections and send almost nothing: readers get their pages, and a plan is saved."""

import socket
import time

import pytest

from tests.benchmarks.slow_senders import HALF_A_FORM, raise_file_limit, senders
from tests.benchmarks.visits import Visitor, commit

pytestmark = pytest.mark.slow
SILENT = b""


@pytest.mark.parametrize("networks", [1, 200])
def test_a_crowd_that_sends_half_of_it_keeps_no_page_and_no_plan_from_others(server, networks):
    raise_file_limit()
    started = server("--workers", "2", "--threads", "4")
    with senders(started.port, 500, 2000, networks) as crowd:
        for _ in range(20):
            assert started.get("/", timeout=5)[0] == 200
        commit(Visitor(started.port, address="127.9.9.9"), networks)
        assert all(connection.fileno() > 0 for connection in crowd)
    commit(Visitor(started.port, address="127.1.0.1"), networks)


@pytest.mark.parametrize(
    ("text", "answer"), [(HALF_A_FORM, b"HTTP/1.1 408"), (b"GET / HTTP/1.1\r\nHo", b""), (SILENT, b"")]
)
def test_who_does_not_go_on_is_told_or_hung_up_on(server, text, answer):
    started = server("--workers", "1")
    with socket.create_connection(("127.0.0.1", started.port), timeout=60) as sender:
        began = time.monotonic()
        sender.sendall(text % started.port if b"%d" in text else text)
        got = b""
        while more := sender.recv(65536):
            got += more
        assert got.startswith(answer)
        assert bool(got) is bool(answer)
        assert time.monotonic() - began > 5
