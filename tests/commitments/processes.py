"""Real processes on one database of their own, with people whom it is time to ask at the real hour of the day."""

import email
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

from django.conf import settings

ROOT = settings.BASE_DIR
MAKE_PEOPLE = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from commitments.models import Occasion
from commitments.models import ReminderSettings
from tests.commitments.mailed import make_asked
now = timezone.now()
for number in range(COUNT):
    occasion = make_asked(f"NAME{number}@example.org")
    begun = {"starts_at": now - timedelta(hours=27), "ends_at": now - timedelta(hours=26)}
    Occasion.objects.filter(pk=occasion.pk).update(**begun)
    type(occasion.commitment.person).objects.filter(pk=occasion.commitment.person_id).update(time_zone=ZONE)
ReminderSettings.objects.update(started_at=now - timedelta(days=2))
"""


def environment(var_dir, **changes):
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}}
    return kept | {"VAR_DIR": str(var_dir), "DJANGO_SETTINGS_MODULE": "tests.held_mail_settings"} | changes


def start(var_dir, *command, **changes):
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(var_dir, **changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(var_dir, *command, **changes):
    process = start(var_dir, *command, **changes)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output
    return output


def make_people(var_dir, count, name="p", **changes):
    """`count` people whose time was over yesterday and whose clock shows noon, so that no hour of ours is quiet."""
    code = MAKE_PEOPLE.replace("COUNT", str(count)).replace("ZONE", repr(zone_at_noon())).replace("NAME", name)
    run(var_dir, "-c", code, PYTHONPATH=str(ROOT), **changes)


def zone_at_noon():
    """In these names the sign is the other way round."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def receivers(var_dir):
    """To whom mail was sent, once for each mail."""
    mails = [part for part in mail_text(var_dir).split("-" * 79) if part.strip()]
    return sorted(email.message_from_string(each.lstrip())["To"] for each in mails)


def mail_text(var_dir):
    return "".join(file.read_text() for file in (var_dir / "mail").glob("*"))


def change(var_dir, statement):
    with closing(sqlite3.connect(var_dir / "site.sqlite3", timeout=10)) as database, database:
        return database.execute(statement).fetchall()
