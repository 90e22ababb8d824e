"""Connections to the mail server, each kept for many mails. No database here, so that they may work in threads."""

import logging
import re
import select
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from enum import Enum
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

MAX_MAILS = 100  # on one connection
TEMPORARY = range(400, 500)
NO_SUCH_ADDRESS = {b"5.1.1", b"5.1.2", b"5.1.3", b"5.1.6", b"5.1.10", b"5.2.1"}
logger = logging.getLogger(__name__)
Ticket = TypeVar("Ticket")


class HandOver(Enum):
    """What came of a mail. Only of the second is it certain that it was not taken and may be sent again."""

    TAKEN = "taken"
    NOT_NOW = "not now"
    NO_SUCH_ADDRESS = "no such address"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class MailLine:
    """One connection, opened again after an error, after MAX_MAILS and when the server has ended it."""

    def __init__(self) -> None:
        self._backend: BaseEmailBackend | None = None
        self._count = 0
        self._most = MAX_MAILS if settings.SENDS_MAIL else 1  # in a folder each mail is a file of its own

    def make_ready(self) -> None:
        """Be connected. OSError or SMTPException when the server cannot be reached."""
        if self._backend is not None and (self._count >= self._most or _has_ended(self._backend)):
            self.close()
        if self._backend is None:
            backend = get_connection()
            backend.open()
            self._backend, self._count = backend, 0

    def hand_over(self, message: EmailMessage) -> HandOver:
        """`make_ready` comes first."""
        message.connection = self._backend
        self._count += 1
        try:
            message.send()
        except (OSError, SMTPException) as problem:
            self.close()
            log_failure(problem)
            return _meaning_of(problem)
        if self._count >= self._most > 1:
            with suppress(OSError, SMTPException):  # whoever comes next tries again, and hears of it
                self.make_ready()  # here, where no other line has to wait
        return HandOver.TAKEN

    def close(self) -> None:
        backend, self._backend = self._backend, None
        if backend is not None:
            with suppress(OSError, SMTPException):
                backend.close()


class MailLines(Generic[Ticket]):
    """Several lines that hand over at once. `tell` hears, in the caller's own thread, what came of each ticket."""

    def __init__(self, count: int, tell: Callable[[Ticket, HandOver], None]) -> None:
        self._tell = tell
        self._idle = [MailLine() for _ in range(count)]
        self._busy: dict[Future[HandOver], tuple[MailLine, Ticket]] = {}
        self._executor: Executor = ThreadPoolExecutor(count) if count > 1 else _AtOnce()

    def make_ready(self) -> None:
        """Wait for a line that is free, and connect it. OSError or SMTPException when the server cannot be reached."""
        if not self._idle:
            self._hear(wait(self._busy, return_when=FIRST_COMPLETED).done)
        self._idle[-1].make_ready()

    def hand_over(self, message: EmailMessage, ticket: Ticket) -> None:
        """On the line that `make_ready` found."""
        line = self._idle.pop()
        self._busy[self._executor.submit(line.hand_over, message)] = line, ticket
        self._hear({future for future in self._busy if future.done()})

    def finish(self) -> None:
        """Wait until nothing is under way."""
        self._hear(wait(self._busy).done)

    def close(self) -> None:
        self.finish()
        self._executor.shutdown()
        for line in self._idle:
            line.close()

    def _hear(self, ended: set[Future[HandOver]]) -> None:
        for future in ended:
            line, ticket = self._busy.pop(future)
            self._idle.append(line)
            self._tell(ticket, future.result())


class _AtOnce(Executor):
    """In the thread of the caller."""

    def submit(self, work: Callable[..., HandOver], /, *args: Any, **kwargs: Any) -> "Future[HandOver]":
        future: Future[HandOver] = Future()
        future.set_result(work(*args, **kwargs))
        return future


def log_failure(problem: Exception) -> None:
    """Its kind alone: the words of a mail server repeat addresses."""
    logger.error("A reminder could not be sent: %s", type(problem).__name__)


def _has_ended(backend: BaseEmailBackend) -> bool:
    """Whether the server has said something unasked, which is that it has had enough."""
    server = getattr(backend, "connection", None)
    return bool(server and (not server.sock or select.select([server.sock], [], [], 0)[0]))


def _is_about_address(code: int, words: bytes) -> bool:
    """Whether this address takes no mail; a server that does not relay for us refuses every address (RFC 3463)."""
    detail = re.search(rb"\b5\.\d{1,3}\.\d{1,3}\b", words)
    if detail:
        return detail[0] in NO_SUCH_ADDRESS
    return code in {550, 551, 553} and b"relay" not in words.lower()


def _meaning_of(problem: OSError | SMTPException) -> HandOver:
    if isinstance(problem, SMTPRecipientsRefused):
        ((code, words),) = problem.recipients.values()
        if code in TEMPORARY:
            return HandOver.NOT_NOW
        return HandOver.NO_SUCH_ADDRESS if _is_about_address(code, words) else HandOver.REFUSED
    if isinstance(problem, SMTPResponseException):
        return HandOver.NOT_NOW if problem.smtp_code in TEMPORARY else HandOver.REFUSED
    return HandOver.UNKNOWN
