"""A copy made while people save, put back: what was acknowledged before it is there, and the erased are not."""

import json
import subprocess
import sys
import threading

import pytest

from tests.live_server import ROOT, Visitor, environment, numbers_in

pytestmark = pytest.mark.slow


def manage(var_dir, *words):
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=environment(var_dir), capture_output=True, text=True, timeout=60)


def test_backup_made_under_load_is_put_back(server, var_dir, tmp_path):
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
    gone.connection.close()  # the server may have, since
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
