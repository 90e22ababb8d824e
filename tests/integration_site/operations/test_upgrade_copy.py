import os
import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from integration_site.operations import prepare, upgrade_copy
from integration_site.operations.backup import BackupError
from integration_site.operations.prepare import PrepareError, prepare_database
from integration_site.operations.upgrade_copy import UpgradeCopyError, copy_before_migrating, must_be_migrated

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
TARGET, OTHER = "a" * 64, "b" * 64
pytestmark = pytest.mark.django_db


@pytest.fixture
def copies(settings, tmp_path, monkeypatch):
    """Names of copies, the earliest first; a copy is an empty file."""
    settings.BACKUP_DIR = tmp_path
    monkeypatch.setattr(upgrade_copy, "is_postgresql", lambda: False)
    monkeypatch.setattr(upgrade_copy, "back_up", lambda live, file, now: file.touch())
    return lambda: [file.name for file in sorted(tmp_path.iterdir(), key=upgrade_copy._made_at)]


def in_state(monkeypatch, state):
    monkeypatch.setattr(upgrade_copy, "_state", lambda: state)


def test_must_be_migrated_is_not_said_of_a_database_of_today():
    assert not must_be_migrated()


def test_copy_before_migrating_names_the_copy_and_the_way_back(copies, monkeypatch, tmp_path):
    in_state(monkeypatch, "00000000")
    sentence = copy_before_migrating(TARGET, now=NOW)
    (name,) = copies()
    assert name == "before-upgrade-aaaaaaaa-00000000-20261129T120000000000Z.sqlite3"
    assert sentence == (
        "The database was copied before the upgrade. To go back, stop, and with the older version: "
        f"manage.py restore {tmp_path / name}"
    )


def test_copy_before_migrating_keeps_the_last_three(copies, monkeypatch):
    in_state(monkeypatch, "00000000")
    for hours in range(5):
        copy_before_migrating(TARGET if hours % 2 else OTHER, now=NOW + timedelta(hours=hours))
    assert [name.rpartition("T")[2][:2] for name in copies()] == ["14", "15", "16"]


def test_copy_before_migrating_removes_what_is_older_than_copies_live(copies, monkeypatch, settings):
    in_state(monkeypatch, "00000000")
    for days in (0, settings.BACKUP_DAYS, settings.BACKUP_DAYS + 1):
        copy_before_migrating(TARGET, now=NOW + timedelta(days=days))
    assert [name.rpartition("-")[2][:8] for name in copies()] == ["20261229", "20261230"]


def test_copy_before_migrating_of_an_upgrade_that_was_killed_half_way_stays(copies, monkeypatch):
    for hours, state in enumerate(["00000000", "11111111", "22222222", "33333333", "44444444"]):
        in_state(monkeypatch, state)
        sentence = copy_before_migrating(TARGET, now=NOW + timedelta(hours=hours))
    (name,) = copies()
    assert "-00000000-" in name
    assert name in sentence


def test_copy_before_migrating_takes_away_what_a_killed_one_left(copies, monkeypatch, tmp_path):
    in_state(monkeypatch, "00000000")
    (tmp_path / "before-upgrade-a-b.sqlite3.part").touch()
    copy_before_migrating(TARGET, now=NOW)
    assert not list(tmp_path.glob("*.part"))


def test_copy_before_migrating_can_be_done_without(copies, settings):
    settings.MIGRATE_WITHOUT_COPY = True
    assert copy_before_migrating(TARGET, now=NOW) == ""
    assert copies() == []


def test_copy_before_migrating_without_room_says_so(copies, monkeypatch):
    def full(*args, **kwargs):
        raise BackupError("The copy could not be made: No space left on device.")

    monkeypatch.setattr(upgrade_copy, "back_up", full)
    with pytest.raises(UpgradeCopyError, match=r"No space left on device\. Nothing was migrated\. Make room"):
        copy_before_migrating(TARGET, now=NOW)


def test_copy_before_migrating_on_postgresql_needs_pg_dump(copies, monkeypatch):
    monkeypatch.setattr(upgrade_copy, "is_postgresql", lambda: True)
    monkeypatch.setattr(upgrade_copy.shutil, "which", lambda program: None)
    with pytest.raises(UpgradeCopyError, match=r"pg_dump is not installed here.*or set MIGRATE_WITHOUT_COPY=true"):
        copy_before_migrating(TARGET, now=NOW)


def test_copy_before_migrating_on_postgresql_gives_the_password_to_nobody_else(copies, monkeypatch, tmp_path):
    asked = []

    def run(command, env, **options):
        asked.append((command, env["PGPASSWORD"]))

    monkeypatch.setenv("DATABASE_URL", "postgresql://site:hunter2@h.example:5433/site?sslmode=require")
    monkeypatch.setattr(upgrade_copy, "is_postgresql", lambda: True)
    monkeypatch.setitem(upgrade_copy.connection.settings_dict, "PASSWORD", "hunter2")
    monkeypatch.setattr(upgrade_copy.shutil, "which", lambda program: program)
    monkeypatch.setattr(upgrade_copy.subprocess, "run", run)
    sentence = copy_before_migrating(TARGET, now=NOW)
    assert [password for _, password in asked] == ["hunter2"] * 2
    (written, _), (read, _) = asked
    assert written[:2] == ["pg_dump", "--format=custom"]
    assert read[:3] == ["pg_restore", "-f", os.devnull]
    assert read[3] == Path(written[2].removeprefix("--file="))
    assert written[-1] == "postgresql://site@h.example:5433/site?sslmode=require"
    assert "hunter2" not in repr([command for command, _ in asked])
    assert "pg_restore --clean" in sentence
    assert copies()[0].endswith(".dump")


def test_copy_before_migrating_that_pg_dump_refuses_says_why(copies, monkeypatch):
    def refuse(command, **options):
        raise subprocess.CalledProcessError(1, command, stderr="pg_dump: error: server version mismatch\nmore")

    monkeypatch.setattr(upgrade_copy, "is_postgresql", lambda: True)
    monkeypatch.setattr(upgrade_copy.shutil, "which", lambda program: program)
    monkeypatch.setattr(upgrade_copy.subprocess, "run", refuse)
    with pytest.raises(UpgradeCopyError, match=r"server version mismatch\. Nothing was migrated\."):
        copy_before_migrating(TARGET, now=NOW)
    assert copies() == []


def test_prepare_database_migrates_nothing_without_its_copy(monkeypatch):
    def refuse(*args, **kwargs):
        raise UpgradeCopyError("No room.")

    called = []
    monkeypatch.setattr(prepare, "must_be_migrated", lambda: True)
    monkeypatch.setattr(prepare, "copy_before_migrating", refuse)
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: called.append(name))
    with pytest.raises(PrepareError, match="No room"):
        prepare_database(OTHER)
    assert called == ["check"]


@pytest.mark.django_db
def test_state_of_a_database_is_eight_letters_that_change_with_its_migrations():
    before = upgrade_copy._state()
    assert re.fullmatch("[0-9a-f]{8}", before)
    MigrationRecorder(upgrade_copy.connection).record_applied("site", "9999_later")
    assert re.fullmatch("[0-9a-f]{8}", upgrade_copy._state())
    assert upgrade_copy._state() != before
