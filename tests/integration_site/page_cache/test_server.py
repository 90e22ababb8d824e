"""The page cache in real processes: beside slow senders, after a change of content, without the database."""

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from articles.loading.actions import CONTENT
from tests.live_server import ROOT, environment

pytestmark = [pytest.mark.slow, pytest.mark.timed]
QUESTION = "/questions/always-working/"
ENOUGH = 30  # new connections in a row: all of them to one of two workers once in a thousand million times
LOAD = """
import django, pathlib, sys
django.setup()
from articles.loading.actions import load_content
load_content(folder=pathlib.Path(sys.argv[1]))
"""


def half_a_form(port):
    sender = socket.create_connection(("127.0.0.1", port))
    sender.sendall(b"POST /theme/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n")
    sender.sendall(b"Content-Type: application/x-www-form-urlencoded\r\n\r\nlight=")
    return sender


def titles(started):
    pages = [started.get(QUESTION) for _ in range(ENOUGH)]
    return {re.search(r"<h1[^>]*>(.*?)</h1>", body.decode(), re.DOTALL)[1].strip() for _, body in pages}


def test_forms_half_sent_by_twelve_hold_up_no_page(server):
    started = server("--workers", "1", "--threads", "13")
    senders = [half_a_form(started.port) for _ in range(12)]
    time.sleep(0.5)
    for path in ("/", QUESTION, "/", QUESTION):
        assert started.get(path, timeout=1)[0] == 200
    for sender in senders:
        sender.close()


def test_change_reaches_every_worker_within_a_second(server, var_dir, tmp_path):
    started = server("--workers", "2")
    (before,) = titles(started)
    changed = shutil.copytree(CONTENT, tmp_path / "content")
    file = changed / "questions" / "always-working.md"
    file.write_text(file.read_text().replace(f'title = "{before}"', 'title = "Another title?"'))
    settings = environment(var_dir, DJANGO_SETTINGS_MODULE="integration_site.settings", PYTHONPATH=str(ROOT))
    subprocess.run([sys.executable, "-c", LOAD, str(changed)], env=settings, cwd=ROOT, check=True)
    time.sleep(1)
    assert titles(started) == {"Another title?"}


def test_page_cache_gives_what_it_has_when_the_database_gives_no_answer(server, var_dir):
    started = server("--workers", "1")
    page = started.get(QUESTION)
    with closing(sqlite3.connect(var_dir / "site.sqlite3")) as database:
        database.executescript("DROP TABLE articles_edition; DROP TABLE articles_article;")
    time.sleep(1)
    assert started.get("/health/")[0] == 503
    assert started.get(QUESTION) == page
