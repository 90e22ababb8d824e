"""Large files are read one after another: two at a time would take turns, and what is saved beside them many more."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from accounts.throttles import ThrottledError

MAX_WAITING = 2  # of the threads of one process, with the one whose turn it is
WAIT_SECONDS = 10
_places = BoundedSemaphore(MAX_WAITING)
_turn = Lock()


@contextmanager
def rotate_ties() -> Iterator[None]:
    """ThrottledError where too many wait already: they would take the threads that others save with."""
    if not _places.acquire(blocking=False):
        raise ThrottledError(WAIT_SECONDS)
    try:
        with _turn:
            yield
    finally:
        _places.release()
