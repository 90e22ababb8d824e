"""Answers to protected times, each by another person, 32 at once, with synchronous=FULL: one worker, one core.

Beside it, round by round, SQLite alone: one row a commit into a file of the same folder. Rows are counted afterwards.
Aims: 500 a second, p99 at most 60 ms. Needs wrk (Debian: apt-get install wrk).
Run by hand: python3 -m uv run python -m tests.benchmarks.check_ins [--rounds 3] [--seconds 4]
"""

import argparse
import os
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

import django

from tests.benchmarks.processes import machine, press, require, site

PORT = 8774
PEOPLE = 1500
SCRIPT = """
local lines, number = {}, 0
for line in io.lines("%s") do table.insert(lines, line) end
local token = string.rep("a", 32)
function request()
  number = number %% #lines + 1
  local occasion, session = lines[number]:match("(%%S+) (%%S+)")
  return wrk.format("POST", "/occasions/" .. occasion .. "/check-in/", {
    ["Cookie"] = "sessionid=" .. session .. "; csrftoken=" .. token,
    ["Content-Type"] = "application/x-www-form-urlencoded",
  }, "answer=kept&csrfmiddlewaretoken=" .. token)
end
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4)
    chosen = parser.parse_args()
    require("wrk", "taskset")
    with tempfile.TemporaryDirectory() as name, site(name, PORT) as server:
        folder = Path(name)
        first, *scripts = write_scripts(folder, 1 + chosen.rounds)
        url = f"http://127.0.0.1:{PORT}/"
        press(server, url, 1, "-s", first)
        rounds = [(press(server, url, chosen.seconds, "-s", each), commits_a_second(folder)) for each in scripts]
        answered = count_answers()
    print(f"{machine()}; {chosen.rounds} rounds of {chosen.seconds} s, 32 clients")
    tell(rounds, answered)


def write_scripts(folder, count):
    """People, each with a time that has begun and an open browser, shared out among `count` scripts."""
    os.environ |= {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "integration_site.settings"}
    django.setup()
    lines = [f"{occasion} {session}" for occasion, session in make_people()]
    return [write_script(folder / f"post-{share}", lines[share::count]) for share in range(count)]


def write_script(file, lines):
    file.write_text("\n".join(lines) + "\n")
    script = file.with_suffix(".lua")
    script.write_text(SCRIPT % file)
    return str(script)


def make_people():
    from django.db import transaction
    from django.utils import timezone

    from tests.commitments.factories import make_commitment, make_person, occasions_of

    eight_days_ago = timezone.now() - timezone.timedelta(days=8)
    with transaction.atomic():
        for _ in range(PEOPLE):
            person = make_person()
            first = occasions_of(make_commitment(person=person, now=eight_days_ago))[0]
            yield first.pk, open_browser(person)


def open_browser(person):
    """The key of a session in which the person is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from accounts.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def commits_a_second(folder, seconds=1):
    with closing(sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS a(b);")
        begun, count = time.monotonic(), 0
        while time.monotonic() < begun + seconds:
            database.execute("INSERT INTO a VALUES (?)", ("x" * 100,))
            count += 1
    return count / seconds


def count_answers():
    from commitments.models import CheckIn

    return CheckIn.objects.count()


def tell(rounds, rows):
    loads = [load for load, _ in rounds]
    middle = {field: statistics.median(getattr(load, field) for load in loads) for field in loads[0]._fields}
    ratio = statistics.median(load.rate / bare for load, bare in rounds)
    print(
        f"{middle['rate']:.0f} answers a second, p50 {middle['p50']:.0f} ms, p99 {middle['p99']:.0f} ms, "
        f"{middle['cpu_us'] / 1000:.2f} ms of CPU each; of bare commits {ratio:.3f}; "
        f"errors {sum(load.errors for load in loads)}; {rows} rows kept of {PEOPLE} people"
    )


if __name__ == "__main__":
    main()
