"""Copying, and putting a copy back. What is copied under load is tried with a real server in test_backup_live."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Person
from integration_site.operations.backup import BackupError, back_up, copies_in, read_copy, remove_older
from integration_site.operations.restore import RestoreError, erase_again, put_in_place, validate_backup
from integration_site.operations.serving_lock import not_serving, serving
from integration_site.personal_data.erasing.actions import ref_of
from integration_site.personal_data.erasing.log import ErasureRecord, PersonRef
from tests.commitments.factories import NOW, make_commitment, make_person

TABLES = "CREATE TABLE django_migrations (app, name); CREATE TABLE accounts_person (id);"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.BACKUP_DIR = tmp_path / "backups"
    settings.VAR_DIR = tmp_path
    return tmp_path


def make_database(file, *migrations, rows=3):
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.executescript(TABLES)
        database.executemany("INSERT INTO django_migrations VALUES (?, ?)", migrations)
        database.executemany("INSERT INTO accounts_person VALUES (?)", [(row,) for row in range(rows)])
        database.commit()
    return file


def rows_of(file):
    with closing(sqlite3.connect(file)) as database:
        return database.execute("SELECT COUNT(*) FROM accounts_person").fetchone()[0]


@pytest.fixture
def live(folder):
    return make_database(folder / "site.sqlite3", ("accounts", "0001_initial"))


def test_backup_is_whole_and_for_its_owner_alone(live, folder):
    file = folder / "far" / "away.sqlite3"
    back_up(live, file, now=NOW)
    assert rows_of(file) == 3
    assert file.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in file.parent.iterdir()] == ["away.sqlite3"]
    assert read_copy(file).made_at == NOW


def test_backup_leaves_out_what_another_has_not_finished(live, folder):
    with closing(sqlite3.connect(live)) as writer:
        writer.execute("INSERT INTO accounts_person VALUES (99)")
        back_up(live, folder / "copy", now=NOW)
        writer.commit()
    assert (rows_of(folder / "copy"), rows_of(live)) == (3, 4)


def test_backup_is_not_made_of_nothing_or_over_something(live, folder):
    with pytest.raises(BackupError, match="no database"):
        back_up(folder / "none", folder / "copy", now=NOW)
    assert not (folder / "none").exists()
    back_up(live, folder / "copy", now=NOW)
    with pytest.raises(BackupError, match="choose another name"):
        back_up(live, folder / "copy", now=NOW)


def test_backup_is_not_made_of_a_database_that_is_not_sound(live, folder):
    spoil(live)
    with pytest.raises(BackupError):
        back_up(live, folder / "copy", now=NOW)
    assert {entry.name for entry in folder.iterdir()} == {"site.sqlite3"}


def spoil(file):
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    content = bytearray(file.read_bytes())
    content[4096:4200] = b"\xff" * 104
    file.write_bytes(content)


def test_backups_are_removed_only_when_old_and_ours(live, folder):
    back_up(live, folder / "copies" / "old", now=NOW - timedelta(days=31))
    back_up(live, folder / "copies" / "new", now=NOW - timedelta(days=29))
    make_database(folder / "copies" / "other.sqlite3")
    (folder / "copies" / "erased.jsonl").touch()
    assert [file.name for file in remove_older(folder / "copies", NOW - timedelta(days=30))] == ["old"]
    assert [copy.file.name for copy in copies_in(folder / "copies")] == ["new"]
    assert (folder / "copies" / "other.sqlite3").exists()


def test_backup_is_put_back(live, folder):
    back_up(live, folder / "copy", now=NOW)
    with closing(sqlite3.connect(live)) as later:
        later.execute("INSERT INTO accounts_person VALUES (99)")
        later.commit()
    validate_backup(folder / "copy", now=NOW)
    former = put_in_place(folder / "copy", live, now=NOW)
    assert (rows_of(live), rows_of(former)) == (3, 4)
    assert read_copy(live) is None
    assert read_copy(former).made_at == NOW
    assert live.stat().st_mode & 0o777 == 0o600


def test_log_of_the_former_database_is_not_written_into_the_new_one(live, folder):
    back_up(live, folder / "copy", now=NOW)
    with closing(sqlite3.connect(live)) as open_still:
        open_still.execute("INSERT INTO accounts_person VALUES (99)")
        open_still.commit()
        assert live.with_name("site.sqlite3-wal").exists()
        put_in_place(folder / "copy", live, now=NOW)
    assert rows_of(live) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "no file"), (b"", "no database of this site"), (b"not a database at all" * 99, "not a database")],
)
def test_backup_that_is_none_is_refused(folder, content, reason):
    file = folder / "copy"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises((RestoreError, sqlite3.DatabaseError), match=reason):
        validate_backup(file, now=NOW)


def test_backup_that_is_broken_is_refused(live, folder):
    back_up(live, folder / "copy", now=NOW)
    spoil(folder / "copy")
    with pytest.raises((BackupError, sqlite3.DatabaseError)):
        validate_backup(folder / "copy", now=NOW)


def test_backup_of_a_newer_version_is_refused_and_an_older_one_is_not(folder):
    newer = make_database(folder / "newer", ("accounts", "0001_initial"), ("accounts", "9999_tomorrow"))
    with pytest.raises(RestoreError, match="newer version"):
        validate_backup(newer, now=NOW)
    validate_backup(make_database(folder / "older", ("accounts", "0001_initial"), ("gone", "0001_initial")), now=NOW)


def test_backup_older_than_the_list_of_erasures_is_refused(live, folder, settings):
    back_up(live, folder / "copy", now=NOW - timedelta(days=31))
    with pytest.raises(RestoreError, match="older than BACKUP_DAYS=30"):
        validate_backup(folder / "copy", now=NOW)
    settings.BACKUP_DAYS = 31
    validate_backup(folder / "copy", now=NOW)


def test_site_that_runs_is_told_to_stop(folder, live, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    with serving(), serving(), pytest.raises(CommandError, match="stop it first"):
        call_command("restore", folder / "copy")
    with not_serving(), pytest.raises(CommandError, match="running"):
        call_command("restore", folder / "copy")


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_has_its_own_way(command, monkeypatch, folder):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    with pytest.raises(CommandError, match=r"as docs/operations\.md says"):
        call_command(command, str(folder / "copy"))


@pytest.mark.django_db
def test_erased_people_are_erased_again_and_nobody_else():
    gone, joined, other = make_commitment().person, make_person(), make_person()
    stranger = PersonRef(other.pk, NOW)  # had the same number before the copy was put back
    list_ = [
        ErasureRecord(NOW, ref_of(joined), ref_of(gone)),
        ErasureRecord(NOW, ref_of(gone)),
        ErasureRecord(NOW, stranger),
    ]
    assert erase_again(list_, now=NOW) == 2
    assert list(Person.objects.all()) == [other]
    assert erase_again(list_, now=NOW) == 0


@pytest.mark.django_db
def test_lists_of_several_machines(folder, capsys):
    from integration_site.personal_data.erasing.log import to_json_line

    people = [make_person(), make_person()]
    for number, person in enumerate(people):
        (folder / f"{number}.jsonl").write_text(to_json_line(ErasureRecord(NOW, ref_of(person))))
    call_command("erase_again", folder / "0.jsonl", folder / "1.jsonl")
    assert "Erased again: 2." in capsys.readouterr().out
    with pytest.raises(CommandError, match="none"):
        call_command("erase_again", folder / "none.jsonl")
