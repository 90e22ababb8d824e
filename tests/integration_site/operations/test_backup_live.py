"""A copy made while people save, put back: what was acknowledged before it is there, and the erased are not."""

import http.client
import json
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from urllib.parse import urlencode

import pytest

from tests.commitments.factories import form_data
from tests.integration_site.operations.test_serve import ROOT, environment, server, var_dir  # noqa: F401 -- fixtures

pytestmark = pytest.mark.slow


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


def manage(var_dir, *words):  # noqa: F811
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=environment(var_dir), capture_output=True, text=True, timeout=60)


def numbers_in(file):
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {row[0] for row in database.execute("SELECT id FROM commitments_commitment")}


def test_a_copy_made_under_load_is_put_back(server, var_dir, tmp_path):  # noqa: F811
    running = server()
    saved, end = [], threading.Event()

    def save_until_the_end():
        while not end.is_set():
            saved.append(Visitor(running.port).save())

    gone = Visitor(running.port)
    erased = gone.save()
    threads = [threading.Thread(target=save_until_the_end) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(600):
        if len(saved) < 20:
            end.wait(0.1)
    before = set(saved)
    made = manage(var_dir, "backup", str(tmp_path / "copy"))
    assert made.returncode == 0, made.stderr
    count = len(saved)
    end.wait(0.5)
    end.set()
    for thread in threads:
        thread.join()
    assert len(saved) > count, "saving went on"
    assert before | {erased} <= numbers_in(tmp_path / "copy")
    response, page = gone.send("/me/erase/", sure="yes")
    assert (response.status, "<h1>Everything is erased" in page) == (200, True)

    refused = manage(var_dir, "restore", str(tmp_path / "copy"))
    assert (refused.returncode, refused.stderr.strip()) == (1, "CommandError: The site is running; stop it first.")
    running.interrupt()
    assert running.end() == 0
    restored = manage(var_dir, "restore", str(tmp_path / "copy"))
    assert "Restored. Erased again: 1." in restored.stdout, restored.stderr
    after = numbers_in(var_dir / "site.sqlite3")
    assert before <= after
    assert erased not in after
    (former,) = (var_dir / "backups").glob("before-restore-*.sqlite3")
    assert set(saved) <= numbers_in(former)

    status, body = server().get("/health/")
    assert (status, json.loads(body)["status"]) == (200, "ok")
