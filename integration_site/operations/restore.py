"""Putting a copy in the place of the SQLite database, and erasing again who was erased since it was made."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from accounts.models import Person
from integration_site.operations.backup import back_up, check_sound, mark, read_copy, sync
from integration_site.personal_data.erasing.actions import erase_person
from integration_site.personal_data.erasing.log import ErasureRecord, erased_refs


class RestoreError(Exception):
    """The text is a sentence for the operator."""


def validate_backup(file: Path, *, now: datetime) -> None:
    """RestoreError, BackupError or sqlite3.Error unless `file` can take the place of the database."""
    if not file.is_file():
        raise RestoreError(f"There is no file {file}.")
    check_sound(file)
    applied = _migrations_in(file)
    loader = MigrationLoader(None)
    if not {key for key in applied if key[0] in loader.migrated_apps} <= set(loader.disk_migrations):
        raise RestoreError(f"{file} was made by a newer version of the site; restore it with that one.")
    copy = read_copy(file)
    if copy and copy.made_at < now - timedelta(days=settings.BACKUP_DAYS):
        raise RestoreError(
            f"{file} is older than BACKUP_DAYS={settings.BACKUP_DAYS}: who was erased since is no longer known. "
            "Set BACKUP_DAYS higher to restore it all the same."
        )


def _migrations_in(file: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"django_migrations", Person._meta.db_table} <= tables:
            raise RestoreError(f"{file} is no database of this site.")
        return set(database.execute("SELECT app, name FROM django_migrations"))


def put_in_place(file: Path, live: Path, *, now: datetime) -> Path | None:
    """Replace `live`, which nobody uses, by `file`; the copy of the former one, if there was one."""
    part = live.with_name(f"{live.name}.part")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    shutil.copyfile(file, part)
    with closing(sqlite3.connect(part)) as database:
        mark(database, application_id=0, user_version=0)
    sync(part)
    former = None
    if live.exists():
        former = settings.BACKUP_DIR / f"before-restore-{now:%Y%m%dT%H%M%SZ}.sqlite3"
        back_up(live, former, now=now)
    # What the former database still had in its log would be written into the new one.
    for log in ("-wal", "-shm"):
        live.with_name(f"{live.name}{log}").unlink(missing_ok=True)
    part.replace(live)
    return former


def erase_again(erasures: list[ErasureRecord], *, now: datetime) -> int:
    """Erase whom the list names and the database still has; how many."""
    people = Person.objects.in_bulk([each.number for each in erased_refs(erasures)])
    again = [each for each in erased_refs(erasures) if each.number in people]
    again = [people[each.number] for each in again if people[each.number].created_at == each.began_at]
    for person in again:
        erase_person(person, now=now)
    return len(again)
