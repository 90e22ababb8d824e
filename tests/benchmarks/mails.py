"""How many mails that ask go out a second, and what the sender holds.

Aims: 400 a second to a server that answers at once, 90 % of what latency allows at 20 ms with four connections, 120 MB
however many are due, nobody asked twice. Makes people in an SQLite file of its own, 43 % of them due, and sends to a
mail server on this machine. Each row begins with everybody unasked.
Run by hand: python3 -m uv run python -m tests.benchmarks.mails [--people 100000] [--mails 4000]
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.processes import ROOT, machine, refuse_taken

PORT = 8025
SHARE = 0.43
REPLIES = 4  # that each mail waits for: to MAIL, RCPT, DATA and its end
LATENCY = 0.02
FILL = """
import django; django.setup()
from datetime import time, timedelta
from django.core.management import call_command
from django.utils import timezone
from accounts.models import Person
from commitments.models import Commitment, Occasion, ReminderSettings, Value
call_command("migrate", verbosity=0)
now = timezone.now()
for first in range(0, PEOPLE, 5000):
    numbers = range(first, min(first + 5000, PEOPLE))
    people = Person.objects.bulk_create(
        Person(email=f"p{number}@example.org", time_zone=ZONE, password="!") for number in numbers)
    values = Value.objects.bulk_create(Value(person=person, name="family") for person in people)
    plan = {"what": "supper", "weekdays": "1", "starts_local": time(18), "ends_local": time(21), "time_zone": ZONE}
    plans = Commitment.objects.bulk_create(
        Commitment(person=value.person, value=value, created_at=now, **plan) for value in values)
    Occasion.objects.bulk_create(
        Occasion(commitment=plan, starts_at=day, ends_at=day + timedelta(hours=1))
        for number, plan in zip(numbers, plans)
        for day in [now - timedelta(hours=27 if number % 100 < SHARE * 100 else -27), now + timedelta(days=7)])
    ReminderSettings.objects.bulk_create(
        ReminderSettings(person=person, hour=9, started_at=now - timedelta(days=2)) for person in people)
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--mails", type=int, default=4_000, help="of the rows with latency; the others send all")
    chosen = parser.parse_args()
    refuse_taken(PORT)
    folder = Path(tempfile.mkdtemp(prefix="mails-"))
    try:
        fill = FILL.replace("PEOPLE", str(chosen.people)).replace("ZONE", repr(zone_at_noon()))
        fill = [sys.executable, "-c", fill.replace("SHARE", str(SHARE))]
        subprocess.run(fill, cwd=ROOT, env=environment(folder), check=True)
        print(f"{machine()}; SQLite, {chosen.people} people, {SHARE:.0%} of them due")
        print(
            "| answers | processes | connections each | mails | a second | of what it allows | CPU each | MB | twice |"
        )
        print("|---|---|---|---|---|---|---|---|---|")
        for latency, processes, connections in [(0, 1, 1), (0, 1, 4), (0, 2, 1), (LATENCY, 1, 4)]:
            measure(folder, latency, processes, connections, chosen.mails if latency else chosen.people)
    finally:
        shutil.rmtree(folder)


def environment(folder, **changes):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    own = {"VAR_DIR": str(folder), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "integration_site.settings"}
    return kept | own | changes


def zone_at_noon():
    """In these names the sign is the other way round."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


def measure(folder, latency, processes, connections, most):
    begin_again(folder, most)
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(PORT), "EMAIL_TLS": "none"}
    mail["MAIL_CONNECTIONS"] = str(connections)
    with mail_server(latency) as ask:
        command = [sys.executable, "manage.py", "send_reminders", "--verbosity", "0"]
        senders = [subprocess.Popen(command, cwd=ROOT, env=environment(folder, **mail)) for _ in range(processes)]
        used = [os.wait4(sender.pid, 0)[2] for sender in senders]
        mails, people, opened, seconds = ask()
    rate = mails / seconds if seconds else 0
    held, cpu = max(each.ru_maxrss for each in used) / 1024, 1000 * sum(each.ru_utime + each.ru_stime for each in used)
    allowed = f"{rate / (connections * processes / (REPLIES * latency)):.0%}" if latency else ""
    says = f"after {latency * 1000:.0f} ms" if latency else "at once"
    print(f"| {says} | {processes} | {connections}, opened {opened:.0f} times | {mails:.0f} | {rate:.0f} | {allowed} "
          f"| {cpu / mails:.1f} ms | {held:.0f} | {mails - people:.0f} |", flush=True)  # fmt: skip


def begin_again(folder, most):
    """Only the first so many who are due are asked, none of whom was asked before."""
    with closing(sqlite3.connect(folder / "site.sqlite3", timeout=60)) as database, database:
        database.execute("DELETE FROM commitments_reminder")
        database.execute("UPDATE commitments_reminding SET claimed_until = NULL, stopped_at = NULL, stopped_for = ''")
        database.execute(
            "UPDATE commitments_reminding SET stopped_at = started_at, stopped_for = 'person' WHERE person_id > ?",
            [most / SHARE],
        )


@contextmanager
def mail_server(latency):
    """A function that gives mails, people who had one, connections, and the seconds from the first mail to the last."""
    command = [sys.executable, "-m", "tests.loopback_smtp", "--port", str(PORT), "--latency", str(latency)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as server:
        assert server.stdout.readline() == "listening\n"

        def ask():
            server.stdin.write("\n")
            server.stdin.flush()
            return [float(number) for number in server.stdout.readline().split()]

        try:
            yield ask
        finally:
            server.stdin.close()


if __name__ == "__main__":
    main()
