"""Large files are read one after another and in pieces, so that whoever saves beside them is not kept waiting."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import TypeVar

from accounts.throttles import ThrottledError

MAX_WAITING = 2  # of the threads of one process, with the one whose turn it is
WAIT_SECONDS = 10
PIECE = 100  # rows, some milliseconds of work
PAUSE_SECONDS = 0.001
Item = TypeVar("Item")
_places = BoundedSemaphore(MAX_WAITING)
_turn = Lock()


@contextmanager
def turn_to_read() -> Iterator[None]:
    """ThrottledError where too many wait already: they would take the threads that others save with."""
    if not _places.acquire(blocking=False):
        raise ThrottledError(WAIT_SECONDS)
    try:
        with _turn:
            yield
    finally:
        _places.release()


def in_pieces(rows: Iterable[Item]) -> Iterator[Item]:
    """The rows, with a pause after each piece: a thread that only computes gives way once in 5 ms else, and a save
    has to ask it a hundred times.
    """
    for number, row in enumerate(rows, start=1):
        yield row
        if number % PIECE == 0:
            time.sleep(PAUSE_SECONDS)
