"""Two `serve` processes with folders of their own on one PostgreSQL, as on two machines."""

import http.cookiejar
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests.commitments.factories import form_data
from tests.commitments.processes import make_people, receivers, start
from tests.live_server import KEY, ROOT, Server, environment

psycopg = pytest.importorskip("psycopg", reason="needs the extra postgres")
pytestmark = [pytest.mark.slow, pytest.mark.postgresql, pytest.mark.django_db]
SOON_SECONDS = 5
PUBLISH = """
import sys, django; from pathlib import Path
django.setup()
from articles.loading.actions import load_content; from integration_site.search.index import rebuild_index
load_content(folder=Path(sys.argv[1])); rebuild_index()
"""


@pytest.fixture(scope="module")
def machines(database, tmp_path_factory):
    """Two servers, started at the same time on the empty database. What they do beside serving, a test does."""
    shared = {"DATABASE_URL": database, "SECRET_KEY": KEY, "TEND_SECONDS": "0"}
    both = [Server(tmp_path_factory.mktemp(name), "--workers", "1", **shared) for name in ("first", "second")]
    for server in both:
        server.wait()
    yield both
    for server in both:
        server.interrupt()
        server.end()


class Browser:
    """One cookie jar, whichever machine answers."""

    def __init__(self):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, machine, path):
        return self._open(f"http://127.0.0.1:{machine.port}{path}", None)

    def send(self, form_from, machine, path, **data):
        """POST to `machine` the form that another may have shown."""
        page = self.get(form_from, path)[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token:
            data["csrfmiddlewaretoken"] = token[1]
        return self._open(f"http://127.0.0.1:{machine.port}{path}", urllib.parse.urlencode(data).encode())

    def _open(self, address, data):
        try:
            with self.opener.open(address, data, timeout=10) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()


def until(seen):
    """Whether `seen()` comes true soon."""
    end = time.monotonic() + SOON_SECONDS
    while not seen():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def publish(database, content, var_dir):
    settings = {"DATABASE_URL": database, "SECRET_KEY": KEY, "DJANGO_SETTINGS_MODULE": "integration_site.settings"}
    command = [sys.executable, "-c", PUBLISH, str(content)]
    subprocess.run(command, cwd=ROOT, env=environment(var_dir, **settings), check=True, timeout=60)


def test_servers_both_start_on_a_database_that_was_prepared_once(machines, database):
    assert [machine.get("/questions/shift-work/")[0] for machine in machines] == [200, 200]
    with psycopg.connect(database) as direct:
        assert direct.execute("SELECT count(*) FROM integration_site_release").fetchone() == (1,)


def test_person_who_saves_on_one_server_is_known_on_the_other(machines):
    first, second = machines
    browser = Browser()
    assert browser.send(second, first, "/commitments/new/", **form_data(what="tea with Ada"))[0] == 200
    assert "tea with Ada" in browser.get(second, "/week/")[1]
    assert "tea with Ada" not in Browser().get(second, "/week/")[1]
    browser.send(first, second, "/me/erase/")
    assert [browser.get(machine, "/week/")[1].count("tea with Ada") for machine in machines] == [0, 0]


def test_limit_counts_on_both_servers(machines):
    statuses = [
        Browser().send(machine, machine, "/note/", text="I doubt this number.", claim="")[0]
        for machine in [*machines, *machines, *machines]
    ]
    assert statuses == [200] * 5 + [429]


def test_content_that_is_new_reaches_both_with_what_is_searched(machines, database, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(ROOT / "articles" / "content", content)
    file = content / "questions" / "shift-work.md"
    ask = [lambda machine=machine: machine.get("/questions/shift-work/")[1].decode() for machine in machines]
    assert not any("zeppelin" in page() for page in ask)
    file.write_text(file.read_text() + "\n\nA zeppelin helps nobody here.\n")
    publish(database, content, tmp_path)
    assert all(until(lambda page=page: "zeppelin" in page()) for page in ask)
    assert all("/questions/shift-work/" in machine.get("/search/?q=zeppelin")[1].decode() for machine in machines)


def test_reminders_go_out_once(machines, database, tmp_path):
    shared = {"DATABASE_URL": database, "SECRET_KEY": KEY}
    make_people(tmp_path, 12, **shared)
    folders = [tmp_path / name for name in ("first", "second")]
    commands = ["send_reminders", "tend"]
    senders = [start(folder, "manage.py", command, **shared) for folder in folders for command in commands]
    assert [(sender.communicate(timeout=120), sender.returncode)[1] for sender in senders] == [0] * 4
    received = sorted(each for folder in folders for each in receivers(folder))
    assert received == sorted(f"p{number}@example.org" for number in range(12))
