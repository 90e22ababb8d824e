"""A checked copy of the database before it is migrated, so that an upgrade can lose nothing.

On SQLite the file is one that `manage.py restore` takes; on PostgreSQL it is a dump that pg_dump makes.
"""

import hashlib
import os
import shutil
import subprocess  # nosec B404
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts.models import Person
from integration_site.operations import env as environment
from integration_site.operations.backup import BackupError, back_up, sync
from integration_site.operations.database_lock import is_postgresql

PREFIX = "before-upgrade-"
KEPT = 3
MOMENT = "%Y%m%dT%H%M%S%fZ"
DUMP_BACK = 'pg_restore --clean --if-exists --single-transaction --no-owner --dbname="$DATABASE_URL" {file}'
WITHOUT = "or set MIGRATE_WITHOUT_COPY=true to migrate without a copy"


class UpgradeCopyError(Exception):
    """The text is a sentence for the operator; nothing was migrated."""


def must_be_migrated() -> bool:
    """Whether there is a database that this version would change."""
    if Person._meta.db_table not in connection.introspection.table_names():
        return False
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def copy_before_migrating(print_now: str, *, now: datetime) -> str:
    """A sentence that names the copy and the way back; empty when none is wanted. UpgradeCopyError when there is none.

    A name says what is upgraded to and from: an upgrade that was ended half-way keeps the copy from before it.
    """
    if settings.MIGRATE_WITHOUT_COPY:
        return ""
    for part in settings.BACKUP_DIR.glob(f"{PREFIX}*.part"):
        part.unlink(missing_ok=True)
    ending, start = ("dump" if is_postgresql() else "sqlite3"), f"{PREFIX}{print_now[:8]}-"
    state = _state()
    earlier = sorted(settings.BACKUP_DIR.glob(f"{start}*.{ending}"), key=_made_at)
    if earlier and not earlier[-1].name.startswith(f"{start}{state}-"):
        file = earlier[-1]
    else:
        file = settings.BACKUP_DIR / f"{start}{state}-{now:{MOMENT}}.{ending}"
        _dump(file) if is_postgresql() else _copy(file, now)
    _remove_older(ending, now - timedelta(days=settings.BACKUP_DAYS))
    way = DUMP_BACK if is_postgresql() else "manage.py restore {file}"
    return f"The database was copied before the upgrade. To go back, stop, and with the older version: {way}".format(
        file=file
    )


def _remove_older(ending: str, day: datetime) -> None:
    """All but the last KEPT, and what is older than `day`, as the privacy page says of copies."""
    found = sorted(settings.BACKUP_DIR.glob(f"{PREFIX}*.{ending}"), key=_made_at)
    for file in found:
        if file not in found[-KEPT:] or _made_at(file) < f"{day:{MOMENT}}":
            file.unlink(missing_ok=True)


def _state() -> str:
    """Eight letters for the migrations that the database has had."""
    applied = sorted(MigrationExecutor(connection).loader.applied_migrations)
    return hashlib.sha256(repr(applied).encode()).hexdigest()[:8]


def _made_at(file: Path) -> str:
    """The moment that ends its name."""
    return file.stem.rpartition("-")[2]


def _copy(file: Path, now: datetime) -> None:
    try:
        back_up(Path(connection.settings_dict["NAME"]), file, now=now)
    except BackupError as problem:
        raise UpgradeCopyError(f"{problem} Nothing was migrated. Make room in BACKUP_DIR, {WITHOUT}.") from None


def _dump(file: Path) -> None:
    """All of it or nothing, and read once from end to end."""
    if not shutil.which("pg_dump") or not shutil.which("pg_restore"):
        raise UpgradeCopyError(
            "This version changes the database, and pg_dump is not installed here to copy it before. Nothing was "
            f"migrated. Install PostgreSQL's client programs, {WITHOUT}."
        )
    part = file.with_name(f"{file.name}.part")
    parts = urlsplit(environment.text("DATABASE_URL"))
    user, _, host = parts.netloc.rpartition("@")
    address = parts._replace(scheme="postgresql", netloc=f"{user.partition(':')[0]}@{host}" if user else host).geturl()
    password = {"PGPASSWORD": str(connection.settings_dict["PASSWORD"] or "")}  # an argument could be seen by others
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        write, read = ["pg_dump", "--format=custom", f"--file={part}", address], ["pg_restore", "-f", os.devnull, part]
        for command in (write, read):
            subprocess.run(command, env=os.environ | password, check=True, capture_output=True, text=True)  # noqa: S603 # nosec B603 -- our words and settings
        sync(part)
        part.replace(file)
    except (OSError, subprocess.CalledProcessError) as problem:
        said = str(getattr(problem, "stderr", "") or problem).strip().splitlines()
        raise UpgradeCopyError(
            f"The copy before the upgrade could not be made: {said[0] if said else problem}. Nothing was migrated. "
            f"Mend that, {WITHOUT}."
        ) from None
    finally:
        part.unlink(missing_ok=True)
