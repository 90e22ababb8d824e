"""The file of the list of erasures, beside the backups. Every process of this machine may write to it at once."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from integration_site.personal_data.erasing.log import ErasureRecord, newer_than, read, to_json_line


def list_file() -> Path:
    return settings.BACKUP_DIR / "erased.jsonl"


def append_record(erasure: ErasureRecord) -> None:
    """On the disk once this returns. A line that a crash cut off goes, so that it does not spoil this one."""
    with _alone():
        text = _text()
        with open(os.open(list_file(), os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.seek(text.rfind("\n") + 1)
            file.write(to_json_line(erasure).encode("ascii"))
            file.truncate()
            os.fsync(file.fileno())


def prune_before(day: datetime) -> None:
    """Forget erasures that no backup can undo any more."""
    with _alone():
        kept = "".join(map(to_json_line, newer_than(read(_text()), day)))
        if list_file().exists():
            write_atomically(list_file(), kept.encode("ascii"))


def read_records() -> list[ErasureRecord]:
    """ErasureLogError when the list cannot be read."""
    with _alone():
        return read(_text())


def write_atomically(file: Path, content: bytes) -> None:
    """All or nothing, readable by its owner alone."""
    part = file.with_name(f"{file.name}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as handle:
        handle.write(content)
        os.fsync(handle.fileno())
    part.replace(file)


def _text() -> str:
    return list_file().read_text(encoding="ascii") if list_file().exists() else ""


@contextmanager
def _alone() -> Iterator[None]:
    list_file().parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(list_file().parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
