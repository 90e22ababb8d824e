"""Django's SQLite for many threads: connections that outlive a request, and writers that stand in a queue.

Opening a connection takes as long as a simple page. One may be kept only while its file is the one at that path: a
file that was moved away or deleted would take writes that nobody reads again.
"""

import os
from threading import Lock
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

WAIT_SECONDS = 5  # where OPTIONS say nothing, as in Python

# By file. SQLite lets one connection write and has the others try again after a pause that grows. In a queue each goes
# on as soon as the one before it is done; only writers of other processes are left to SQLite's way.
queues: dict[str, Lock] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    _is_writing = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """OperationalError where a file that this process had is gone: in place of it SQLite would begin an empty one,
        and throw away what the log beside it still holds.
        """
        path = str(conn_params["database"])
        self._file = _file_at(path)
        if path in queues and self._file is None:
            raise OperationalError("the file of the database is gone")
        self._queue = queues.setdefault(path, Lock())
        opened = super().get_new_connection(conn_params)
        self._file = self._file or _file_at(path)
        return opened

    def is_usable(self) -> bool:
        """Asked by Django before the first query of a request."""
        return not self.errors_occurred and self._file == _file_at(self.settings_dict["NAME"])

    def _start_transaction_under_autocommit(self) -> None:
        if not self._queue.acquire(timeout=self.settings_dict["OPTIONS"].get("timeout", WAIT_SECONDS)):
            raise OperationalError("database is locked")
        self._is_writing = True
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._let_the_next_write()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._let_the_next_write()

    def _rollback(self) -> None:
        super()._rollback()
        self._let_the_next_write()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._let_the_next_write()

    def _let_the_next_write(self) -> None:
        if self._is_writing:
            self._is_writing = False
            self._queue.release()


def _file_at(path: Any) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
