"""Whether a server runs on VAR_DIR: it holds a lock on a file there, which ends with its process however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


class AlreadyServingError(Exception):
    """Somebody else holds the lock."""


@contextmanager
def serving() -> Iterator[None]:
    """Several servers may share a folder."""
    with _lock(fcntl.LOCK_SH):
        yield


@contextmanager
def not_serving() -> Iterator[None]:
    """Nobody serves as long as this lasts. AlreadyServingError when somebody does."""
    with _lock(fcntl.LOCK_EX):
        yield


@contextmanager
def _lock(kind: int) -> Iterator[None]:
    descriptor = os.open(settings.VAR_DIR / "serving.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise AlreadyServingError from None
    finally:
        os.close(descriptor)
