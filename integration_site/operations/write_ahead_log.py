"""What was erased also leaves SQLite's write-ahead file, where it would lie until others come."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.db import OperationalError, connection, transaction

from accounts.models import Session
from articles.models import Note
from integration_site.personal_data.registry import personal_models

SHORT_WAIT = "PRAGMA busy_timeout=200"  # for those who read or write at the moment; later rounds try again


def watch_deletions(connection: Any, **kwargs: Any) -> None:
    """For the signal `connection_created`."""
    if connection.vendor == "sqlite" and _after_deletion not in connection.execute_wrappers:
        connection.execute_wrappers.append(_after_deletion)


def empty_write_ahead_file(database: Any = connection) -> bool:
    """Whether it is empty now, and so holds nobody's words. On PostgreSQL there is nothing to do."""
    if database.vendor != "sqlite" or database.in_atomic_block:
        return database.vendor != "sqlite"
    with database.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(SHORT_WAIT)
        try:
            return not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except OperationalError:
            return False
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual:d}")


def _after_deletion(execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if sql.startswith('DELETE FROM "') and sql.split('"')[1] in _tables_with_words():
        _empty_once_committed(context["connection"])
    return result


def _empty_once_committed(database: Any) -> None:
    waiting = [getattr(function, "func", None) for _, function, _ in database.run_on_commit]
    if empty_write_ahead_file not in waiting:
        transaction.on_commit(partial(empty_write_ahead_file, database), using=database.alias)


@cache
def _tables_with_words() -> set[str]:
    return {model._meta.db_table for model in {*personal_models(), Note} - {Session}}
