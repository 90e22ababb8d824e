"""What people had in each released version is theirs in the newest, also when the upgrade is killed on its way."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing, suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tests.upgrades.versions import (
    EXPORT,
    FOLDER,
    UPGRADE,
    export_made_then,
    export_of,
    fill,
    run,
    start,
    upgrade,
    versions,
)

ROUNDS = 20
RENAMED = {"commitments.Reminding": "commitments.ReminderSettings"}
NOTE_EACH_AT_THE_SECOND_TRY = """
import django; django.setup()
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder
note, tried = MigrationRecorder.record_applied, set()
def note_second(self, app, name):
    if (app, name) not in tried:
        tried.add((app, name))
        raise KeyboardInterrupt
    note(self, app, name)
MigrationRecorder.record_applied = note_second
while True:
    try:
        call_command("migrate", verbosity=0)
        break
    except KeyboardInterrupt:
        pass
print(len(tried))
"""
pytestmark = [pytest.mark.slow, pytest.mark.upgrade, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(request, tmp_path):
    """The variables of a site of its own, on the database that the tests run on."""
    own = {"VAR_DIR": str(tmp_path / "var"), "BACKUP_DIR": str(tmp_path / "copies")}
    if connection.vendor == "postgresql":
        own["DATABASE_URL"] = request.getfixturevalue("own_database")
    return own


def missing(before, after):
    """What the first export says and the second does not: tables by their newer name, rows by id, then fields."""
    found = []
    for table, rows in before["tables"].items():
        theirs = {row["id"]: row for row in after["tables"].get(RENAMED.get(table, table), [])}
        for row in rows:
            kept = theirs.get(row["id"], {})
            found += [(table, row["id"], name) for name, value in row.items() if kept.get(name) != value]
    return found


def test_versions_are_written_down():
    assert "0.1.0" in versions()


@pytest.mark.parametrize("version", versions())
def test_upgrade_keeps_everything_a_person_had(version, site):
    fill(version, **site)
    upgrade(**site)
    before = export_made_then(version)
    assert sum(map(len, before["tables"].values())) > 15
    assert missing(before, export_of(**site)) == []
    assert upgrade(**site) == ""


def test_upgrade_begins_with_a_copy_and_says_how_to_go_back(site):
    fill("0.1.0", **site)
    assert "The database was copied before the upgrade. To go back" in upgrade(**site)
    assert len(os.listdir(site["BACKUP_DIR"])) == 1


@pytest.mark.parametrize("version", versions())
def test_export_of_an_earlier_version_is_taken_in(version, client):
    file = SimpleUploadedFile("work-life-harmony.json", (FOLDER / f"{version}.json").read_bytes())
    assert client.post("/me/import/", {"file": file}).status_code == 303


def test_migration_is_noted_with_what_it_makes_or_not_at_all(site):
    fill("0.1.0", **site)
    assert int(run(NOTE_EACH_AT_THE_SECOND_TRY, **site)) > 10
    assert missing(export_made_then("0.1.0"), export_of(**site)) == []


@pytest.fixture(scope="module")
def first_version(tmp_path_factory):
    """The folder of a site as 0.1.0 left it, and how many seconds an upgrade of it takes."""
    folder = tmp_path_factory.mktemp("first")
    fill("0.1.0", VAR_DIR=str(folder / "var"))
    shutil.copytree(folder / "var", folder / "timed")
    begun = time.monotonic()
    upgrade(VAR_DIR=str(folder / "timed"), BACKUP_DIR=str(folder / "copies"))
    return folder / "var", time.monotonic() - begun


@pytest.mark.skipif(connection.vendor == "postgresql", reason="each migration is one transaction there, as here")
@pytest.mark.parametrize("number", range(ROUNDS))
def test_upgrade_killed_at_any_moment_ends_well_with_the_next_start(first_version, site, number):
    whole, takes = first_version
    shutil.copytree(whole, site["VAR_DIR"])
    process = start(UPGRADE, **site)
    with suppress(subprocess.TimeoutExpired):
        process.wait(random.uniform(0, takes))  # noqa: S311 -- a moment
    process.send_signal(signal.SIGKILL)
    process.communicate()
    said = run(UPGRADE + EXPORT, **site)
    assert missing(export_made_then("0.1.0"), json.loads(said[said.index("{") :])) == []
    assert any(count == migrations_in(whole / "site.sqlite3") for count in copies_of(site["BACKUP_DIR"]))
    assert not [name for name in os.listdir(site["BACKUP_DIR"]) if name.endswith(".part")]


def copies_of(folder):
    return [migrations_in(f"{folder}/{name}") for name in os.listdir(folder) if name.startswith("before-upgrade-")]


def migrations_in(file):
    with closing(sqlite3.connect(file)) as database:
        return database.execute("SELECT count(*) FROM django_migrations").fetchone()[0]
