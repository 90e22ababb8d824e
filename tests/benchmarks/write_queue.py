"""What the queue of writers gains on SQLite: threads of one process, each with commits of one row, with and without it.

Rounds of both follow each other in one run, so that what else the machine does falls on both.
Run by hand: python3 -m uv run python -m tests.benchmarks.write_queue [--rounds 3] [--seconds 4] [--threads 16]
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from threading import Thread

import django
from django.conf import settings
from django.db import ConnectionHandler, OperationalError

from tests.benchmarks.processes import machine

ENGINES = {"queue": "integration_site.operations.sqlite", "SQLite's own waiting": "django.db.backends.sqlite3"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for option, usual in (("--rounds", 3), ("--seconds", 4), ("--threads", 16)):
        parser.add_argument(option, type=int, default=usual)
    chosen = parser.parse_args()
    settings.configure(DATABASES={}, INSTALLED_APPS=[])
    django.setup()
    print(f"{machine()}; {chosen.rounds} rounds of {chosen.seconds} s, {chosen.threads} threads of one process")
    found = {name: [] for name in ENGINES}
    for _ in range(chosen.rounds):
        for name, engine in ENGINES.items():
            found[name].append(measure(engine, chosen.threads, chosen.seconds))
    for name, rounds in found.items():
        rate, p50, p99, refused = (statistics.median(each[at] for each in rounds) for at in range(4))
        print(f"{name}: {rate:.0f} commits a second, p50 {p50:.1f} ms, p99 {p99:.0f} ms, {refused:g} refused a round")


def measure(engine, threads, seconds):
    """(commits a second, p50 ms, p99 ms, how many found the database locked)."""
    with tempfile.TemporaryDirectory() as folder:
        handler = ConnectionHandler({"default": settings_of(engine, Path(folder) / "bench.sqlite3")})
        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE a (b TEXT)")
        waits, refused, ends_at = [], [], time.monotonic() + seconds
        workers = [Thread(target=write, args=(handler, ends_at, waits, refused)) for _ in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        handler.close_all()
    waits.sort()
    return len(waits) / seconds, waits[len(waits) // 2], waits[len(waits) * 99 // 100], len(refused)


def settings_of(engine, file):
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    options = {"transaction_mode": "IMMEDIATE", "init_command": pragmas, "timeout": 5}
    return {"ENGINE": engine, "NAME": str(file), "OPTIONS": options}


def write(handler, ends_at, waits, refused):
    connection = handler["default"]
    while (begun := time.monotonic()) < ends_at:
        try:
            connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO a VALUES (%s)", ["x" * 100])
            connection.commit()
        except OperationalError:
            refused.append(begun)
            connection.rollback()
        connection.set_autocommit(True)
        waits.append((time.monotonic() - begun) * 1000)
    connection.close()


if __name__ == "__main__":
    main()
