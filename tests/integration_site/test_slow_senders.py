"""Crowds that open connections and send almost nothing: readers get their pages, and a plan is saved."""

import select
import socket
from contextlib import ExitStack

import pytest

from tests.benchmarks.slow_senders import HALF_A_FORM, raise_file_limit, senders
from tests.benchmarks.visits import Visitor, commit

pytestmark = pytest.mark.slow
SILENT = b""


@pytest.mark.timed
@pytest.mark.parametrize("networks", [1, 200])
def test_crowd_that_sends_half_of_it_keeps_no_page_and_no_plan_from_others(server, networks):
    raise_file_limit()
    started = server("--workers", "2", "--threads", "4")
    with senders(started.port, 500, 2000, networks) as crowd:
        for _ in range(20):
            assert started.get("/", timeout=5)[0] == 200
        commit(Visitor(started.port, address="127.9.9.9"), networks)
        assert all(connection.fileno() > 0 for connection in crowd)
    commit(Visitor(started.port, address="127.1.0.1"), networks)


def test_sender_who_does_not_go_on_is_told_or_hung_up_on(server):
    started = server("--workers", "1")
    address = ("127.0.0.1", started.port)
    expected = {HALF_A_FORM % started.port: b"HTTP/1.1 408", b"GET / HTTP/1.1\r\nHo": b"", SILENT: b""}
    with ExitStack() as stack:
        senders = {text: stack.enter_context(socket.create_connection(address, timeout=60)) for text in expected}
        for text, sender in senders.items():
            sender.sendall(text)
        assert select.select([*senders.values()], [], [], 5)[0] == []
        answers = {text: read_to_the_end(sender) for text, sender in senders.items()}
    assert {text: answer[:12] for text, answer in answers.items()} == expected


def read_to_the_end(sender):
    got = b""
    while more := sender.recv(65536):
        got += more
    return got
