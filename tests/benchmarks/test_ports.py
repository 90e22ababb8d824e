"""A benchmark measures the server that it started, and nothing else that listens on its port."""

import socket
import subprocess

import pytest

from tests.benchmarks import processes, start_time, traffic


@pytest.fixture
def taken_port(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **kwargs: pytest.fail("it started beside the other"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def run_site(port, folder, monkeypatch):
    with processes.site(folder, port):
        pass


def run_start_time(port, folder, monkeypatch):
    monkeypatch.setattr(start_time, "PORT", port)
    start_time.seconds_to_first_answer(str(folder))


def run_traffic(port, folder, monkeypatch):
    monkeypatch.setattr(traffic, "PORT", port)
    traffic.start(str(folder), 1)


@pytest.mark.parametrize("run", [run_site, run_start_time, run_traffic])
def test_port_that_is_taken_is_refused_before_anything_starts(taken_port, tmp_path, monkeypatch, run):
    with pytest.raises(SystemExit, match=f"Port {taken_port} cannot be listened on"):
        run(taken_port, tmp_path, monkeypatch)


def test_port_that_is_free_again_is_taken(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    processes.refuse_taken(port)
