"""Lines that wait a moment to be written together. Each write by itself hands the interpreter to another thread, and
with many threads that costs more than the answer whose line it is.
"""

import atexit
import time
from collections import deque
from collections.abc import Callable
from threading import Event, Lock, Thread

WAIT_SECONDS = 0.1


class BatchedWriter:
    """`write` gets all lines of a moment as one text; the last ones at the end of the process."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._lines: deque[str] = deque()
        self._waiting = Event()
        self._starting = Lock()
        self._thread: Thread | None = None
        atexit.register(self.flush)

    def add(self, line: str) -> None:
        self._lines.append(line)
        if not self._waiting.is_set():
            self._waiting.set()
            self._start()

    def flush(self) -> None:
        lines = []
        while self._lines:
            lines.append(self._lines.popleft())
        if lines:
            self._write("".join(lines))

    def _start(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._write_each_moment, daemon=True)
                self._thread.start()

    def _write_each_moment(self) -> None:
        while self._waiting.wait():
            time.sleep(WAIT_SECONDS)
            self._waiting.clear()
            self.flush()
