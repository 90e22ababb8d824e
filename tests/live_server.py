"""The site as a process of its own, and a browser that saves there. Its fixtures are in conftest.py."""

import http.client
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from urllib.parse import urlencode

from django.conf import settings

from tests.commitments.factories import form_data

ROOT = settings.BASE_DIR
START_SECONDS = 180
ROUNDS = int(os.environ.get("ROUNDS", "3"))  # how often what may go wrong by chance is tried
UNTHROTTLED = ", ".join(f"{purpose}=1000000/60" for purpose in ("guest", "full", "search"))  # all come from one network
KEY = "the same on every machine, and fifty characters long"


def free_port():
    """Below those that the system gives to clients: one of many senders could have taken it before the server does."""
    for port in random.sample(range(20_000, 32_000), 100):
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def environment(var_dir, **changes):
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}}
    return kept | {"VAR_DIR": str(var_dir), "THROTTLES": UNTHROTTLED, "MEANING": "false"} | changes


class Server:
    def __init__(self, var_dir, *options, **changes):
        self.port = free_port()
        self.output = tempfile.TemporaryFile()  # noqa: SIM115 -- a pipe that nobody reads would stop the server
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(self.port), *options],
            cwd=ROOT,
            env=environment(var_dir, **changes),
            stdout=self.output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def wait(self):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                return self.get("/health/")
            except OSError:
                assert self.process.poll() is None, self.said()
                time.sleep(0.1)
        raise AssertionError("no answer")

    def said(self):
        self.output.seek(0)
        return self.output.read().decode()

    def get(self, path, timeout=10):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, body

    def interrupt(self, *numbers):
        """What Ctrl-C does: SIGINT to the whole process group. Signals after the first follow at once."""
        for number in numbers or [signal.SIGINT]:
            os.killpg(self.process.pid, number)

    def end(self, timeout=20):
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise


class Visitor:
    """A browser, as far as saving needs one."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.cookies = {}

    def ask(self, method, path, **form):
        return self.ask_with(method, path, urlencode(form) or None, "application/x-www-form-urlencoded")

    def ask_with(self, method, path, body, content_type):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = content_type
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response, response.read().decode()

    def send(self, path, *, to="", **form):
        """Open the page at `path` and send its form, to another address with `to`."""
        return self.ask("POST", to or path, csrfmiddlewaretoken=self.token_at(path), **form)

    def token_at(self, path):
        _, page = self.ask("GET", path)
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]

    def save(self, **changes):
        """The number of the commitment that the site says it has saved."""
        response, page = self.send("/commitments/new/", **form_data(**changes))
        assert response.status == 303, (response.status, page)
        return int(re.search(r"/commitments/(\d+)/saved/", response.headers["Location"])[1])


def numbers_in(file):
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {row[0] for row in database.execute("SELECT id FROM commitments_commitment")}
