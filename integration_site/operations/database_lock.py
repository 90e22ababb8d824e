"""The database before the first answer: does it answer, and is this process the only one that changes its shape?"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

LOCK = 20261122  # of PostgreSQL's advisory locks, whichever number; kept for good, so that all versions share it
PAUSE_SECONDS = 0.2


class DatabaseUnreachableError(Exception):
    """The text is a sentence for the operator."""


def is_postgresql() -> bool:
    """Whether several machines may use this database."""
    return connection.vendor == "postgresql"


@contextmanager
def advisory_lock(*, wait_seconds: float = 300) -> Iterator[None]:
    """Let only one process at a time pass on a shared database. On SQLite everybody passes.

    The lock belongs to a connection of its own, and ends with this process however that ends. DatabaseUnreachableError
    when the database does not answer, or when another process keeps the lock.
    """
    if not is_postgresql():
        yield
        return
    own = _connect_without_pool()
    try:
        _acquire(own, until=time.monotonic() + wait_seconds)
        yield
    finally:
        own.close()


def _connect_without_pool() -> BaseDatabaseWrapper:
    """So that a wrong address is told at once and with its reason."""
    own = connection.copy()
    own.settings_dict["OPTIONS"].pop("pool", None)
    try:
        own.ensure_connection()
    except OperationalError as problem:
        reason = " ".join(str(problem).split())
        raise DatabaseUnreachableError(f"The database of DATABASE_URL cannot be reached: {reason}") from None
    return own


def _acquire(own: BaseDatabaseWrapper, *, until: float) -> None:
    with own.cursor() as cursor:
        while True:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            if cursor.fetchone()[0]:
                return
            if time.monotonic() > until:
                raise DatabaseUnreachableError(
                    "Another process has been preparing this database for too long; is it stuck?"
                )
            time.sleep(PAUSE_SECONDS)


def close_connections() -> None:
    """Close what this process holds open; the workers open their own."""
    connection.close()
    if is_postgresql():
        connection.close_pool()
