"""Reading a form before a thread is given to it: with a deadline, and within a bound on what waits in memory."""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

LENGTH = re.compile(r"\d{1,18}", re.ASCII)
SMALL_BYTES = 64 * 1024  # a form without a file; these are never refused for want of room
MAX_WAITING_BYTES = 64 * 1024 * 1024  # of larger bodies that are on their way, in one process
MAX_WAITING_BYTES_OF_NETWORK = 16 * 1024 * 1024
DEADLINE_SECONDS = 10
MIN_BYTES_A_SECOND = 16 * 1024


class BodyError(Exception):
    """The body is not read; `status` is the answer's: 400, 408, 411, 413 or 503."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class BodyReader:
    """Used by one event loop, so that counting needs no lock."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._waiting: Counter[str] = Counter()  # bytes by network, of larger bodies alone

    async def read(self, receive: Callable[[], Awaitable[bytes]], *, declared: str | None, network: str) -> bytes:
        """The whole body of `declared` length. BodyError when it is not sent in time or cannot be taken now."""
        length = self._length(declared)
        if not length:
            return b""
        with self._room(length, network):
            try:
                async with asyncio.timeout(DEADLINE_SECONDS + length / MIN_BYTES_A_SECOND):
                    return await receive()
            except TimeoutError:
                raise BodyError(408) from None

    def _length(self, declared: str | None) -> int:
        if declared is None:
            raise BodyError(411)
        if not LENGTH.fullmatch(declared):
            raise BodyError(400)
        if int(declared) > self._max_bytes:
            raise BodyError(413)
        return int(declared)

    @contextmanager
    def _room(self, length: int, network: str) -> Iterator[None]:
        counted = length if length > SMALL_BYTES else 0
        if counted and not self._has_room(counted, network):
            raise BodyError(503)
        self._waiting[network] += counted
        try:
            yield
        finally:
            self._waiting[network] -= counted
            if not self._waiting[network]:
                del self._waiting[network]

    def _has_room(self, length: int, network: str) -> bool:
        return (
            self._waiting[network] + length <= MAX_WAITING_BYTES_OF_NETWORK
            and self._waiting.total() + length <= MAX_WAITING_BYTES
        )
