"""`serve` as a real process: what a newcomer's first command does, and how Ctrl-C ends it."""

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from tests.commitments.processes import mail_text, make_people, receivers
from tests.live_server import ROOT, ROUNDS, START_SECONDS, environment, free_port


def run(var_dir, *options, **changes):
    command = [sys.executable, "manage.py", "serve", *options]
    return subprocess.run(
        command, cwd=ROOT, env=environment(var_dir, **changes), capture_output=True, text=True, timeout=START_SECONDS
    )


@pytest.mark.slow
def test_serve_prepares_everything_at_the_first_start_and_repeats_nothing_at_the_second(server, tmp_path):
    first = server(folder=tmp_path)
    status, body = first.get("/health/")
    assert (status, json.loads(body)["status"]) == (200, "ok")
    key = tmp_path / "secret-key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert len(key.read_text()) >= 50
    home = first.get("/")
    assert home[0] == 200
    assert f'<link rel="canonical" href="http://127.0.0.1:{first.port}/">'.encode() in home[1]
    first.interrupt()
    assert first.end() == 0
    assert [file.name for file in tmp_path.glob("site.sqlite3*")] == ["site.sqlite3"]  # no log beside it
    private = [file for file in tmp_path.iterdir() if file.name != "static"]  # everybody may have those anyway
    assert "site.sqlite3" in {file.name for file in private}
    assert not [file for file in private if file.stat().st_mode & 0o077]
    assert f"http://127.0.0.1:{first.port}/" in first.said()
    times = {
        name: (tmp_path / name).stat().st_mtime_ns for name in ("prepared", "secret-key", "static/staticfiles.json")
    }
    second = server(folder=tmp_path)
    second.interrupt()
    assert second.end() == 0
    assert times == {name: (tmp_path / name).stat().st_mtime_ns for name in times}


@pytest.mark.slow
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "busy"])
def test_serve_ends_by_ctrl_c_time_after_time(server, busy):
    for _ in range(ROUNDS):
        started = server("--workers", "2")
        answers = []
        threads = [threading.Thread(target=ask_until_it_ends, args=(started, answers)) for _ in range(4 if busy else 0)]
        for thread in threads:
            thread.start()
        wait_until(lambda answers=answers: not busy or len(answers) >= 20)
        started.interrupt()
        assert started.end() == 0
        for thread in threads:
            thread.join()
        assert all(status == 200 and body.endswith(b"</html>") for status, body in answers)


@pytest.mark.slow
@pytest.mark.parametrize(
    "numbers",
    [[signal.SIGINT] * 3, [signal.SIGTERM], [signal.SIGTERM, signal.SIGTERM], [signal.SIGINT, signal.SIGTERM]],
    ids=lambda numbers: "+".join(number.name for number in numbers),
)
def test_signals_that_come_together_end_it_too(server, numbers):
    for _ in range(ROUNDS):
        started = server()
        started.interrupt(*numbers)
        assert started.end() == 0


def ask_until_it_ends(server, answers):
    """Answers that began are kept whole; a refused connection is how the end looks from outside."""
    while True:
        try:
            answers.append(server.get("/"))
        except (ConnectionRefusedError, ConnectionResetError, http.client.RemoteDisconnected, TimeoutError):
            return


@pytest.mark.slow
def test_servers_on_one_database_send_from_one_and_the_other_takes_over(server, own_var_dir):
    first, second = [server("--workers", "1", folder=own_var_dir, TEND_SECONDS="1") for _ in range(2)]
    make_people(own_var_dir, 5)
    assert email_retry_after(own_var_dir, 5) == [f"p{number}@example.org" for number in range(5)]
    time.sleep(4)  # more rounds of both
    assert len(receivers(own_var_dir)) == 5
    addresses = set(re.findall(r"http://[\d.:]+(?=/reminders/)", mail_text(own_var_dir)))
    assert len(addresses) == 1
    sender, other = sorted([first, second], key=lambda each: f"http://127.0.0.1:{each.port}" not in addresses)
    sender.interrupt()
    assert sender.end() == 0
    make_people(own_var_dir, 2, name="late")
    assert email_retry_after(own_var_dir, 7)[:2] == ["late0@example.org", "late1@example.org"]
    assert f"http://127.0.0.1:{other.port}/reminders/" in mail_text(own_var_dir)
    other.interrupt()
    assert other.end() == 0


def email_retry_after(var_dir, count):
    wait_until(lambda: len(receivers(var_dir)) >= count)
    return receivers(var_dir)


def wait_until(seen):
    end = time.monotonic() + START_SECONDS
    while not seen():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_port_that_is_taken_is_one_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run(tmp_path, "--port", str(port))
    assert ended.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in ended.stderr
    assert "choose another with --port or PORT" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    file = tmp_path / "file"
    file.touch()
    ended = run(file / "var", "--port", str(free_port()))
    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr
    assert "set VAR_DIR" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("options", "changes", "sentence"),
    [
        ([], {"PORT": "http"}, "PORT is 'http'; write a whole number from 1 to 65535."),
        (["--workers", "0"], {}, "WORKERS is '0'; write a whole number from 1 to 64."),
        ([], {"DEBUG": "ture"}, "DEBUG is 'ture'; write true or false."),
        ([], {"TEND_SECONDS": "often"}, "TEND_SECONDS is 'often'; write a whole number from 0 to 86400."),
        ([], {"SITE_URL": "harmony.example"}, "SITE_URL is 'harmony.example'"),
        ([], {"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
    ],
)
def test_setting_that_cannot_be_understood_is_one_sentence(tmp_path, options, changes, sentence):
    ended = run(tmp_path, *options, **changes)
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


def test_python_that_is_old_is_one_sentence():
    source = (ROOT / "manage.py").read_text()
    script = "import sys\nsys.version_info = (3, 10, 4)\nsys.argv = ['manage.py', 'serve']\n" + source
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert ended.returncode == 1
    assert ended.stderr.strip() == "Work-Life Harmony needs Python 3.11 or newer; this is 3.10."
