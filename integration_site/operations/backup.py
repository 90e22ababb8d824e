"""Copies of the SQLite database. Each carries in its header that it is a copy of ours, and when it was made."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

WAIT_SECONDS = 30
OURS = 0x574C4842  # PRAGMA application_id: WLHB
HEADER_BYTES = 100
MINUTE = 60


class BackupError(Exception):
    """The text is a sentence for the operator."""


@dataclass(frozen=True)
class Copy:
    file: Path
    made_at: datetime


def back_up(live: Path, file: Path, *, now: datetime) -> None:
    """Write a checked copy of one moment of `live`, which may be in use; all of it or nothing."""
    if not live.exists():
        raise BackupError(f"There is no database at {live} yet; start the site once with manage.py serve.")
    if file.exists():
        raise BackupError(f"{file} is there already; choose another name.")
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        _copy(live, part, made_at=now)
        check_sound(part)
        sync(part)
        part.replace(file)
    except (OSError, sqlite3.Error) as problem:
        raise BackupError(f"The copy could not be made: {problem}.") from None
    finally:
        part.unlink(missing_ok=True)


def _copy(live: Path, part: Path, *, made_at: datetime) -> None:
    with closing(sqlite3.connect(live, timeout=WAIT_SECONDS)) as source, closing(sqlite3.connect(part)) as copy:
        # All pages in one step read one moment, and in WAL mode nobody who writes waits for it.
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
        mark(copy, application_id=OURS, user_version=int(made_at.timestamp()) // MINUTE)


def mark(database: sqlite3.Connection, *, application_id: int, user_version: int) -> None:
    database.execute(f"PRAGMA application_id={application_id:d}")
    database.execute(f"PRAGMA user_version={user_version:d}")


def check_sound(file: Path) -> None:
    """BackupError unless SQLite finds nothing wrong in `file`."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        found = [row[0] for row in database.execute("PRAGMA integrity_check(1)")]
        lost = database.execute("PRAGMA foreign_key_check").fetchone()
    if found != ["ok"] or lost:
        raise BackupError(f"{file} is not sound: {found[0] if found != ['ok'] else 'rows refer to nothing'}.")


def sync(file: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())


def copies_in(folder: Path) -> list[Copy]:
    """Copies made by `back_up`; any other file is nobody's business here."""
    return [copy for file in sorted(folder.iterdir()) if file.is_file() and (copy := read_copy(file))]


def read_copy(file: Path) -> Copy | None:
    """What the header of `file` says, at the places of https://sqlite.org/fileformat.html; None when it is no copy."""
    with file.open("rb") as handle:
        header = handle.read(HEADER_BYTES)
    if not header.startswith(b"SQLite format 3\0") or int.from_bytes(header[68:72], "big") != OURS:
        return None
    return Copy(file, datetime.fromtimestamp(int.from_bytes(header[60:64], "big") * MINUTE, tz=UTC))


def remove_older(folder: Path, day: datetime) -> list[Path]:
    old = [copy.file for copy in copies_in(folder) if copy.made_at < day]
    for file in old:
        file.unlink()
    return old
