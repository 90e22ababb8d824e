"""Reading a file in a process made for it, which can neither hang nor take what others need."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import BoundedSemaphore, Timer

from django.conf import settings

from practices.calendar_import import child
from practices.calendar_import.found import ImportWeek, ReadingError
from practices.calendar_import.totals import TitleHours

MAX_CHILDREN = 2  # of one server process
MAX_ANSWER = 256 * 1024
NOT_READ = "The file could not be read. Export it again, or write the hours down by hand."
logger = logging.getLogger(__name__)
places = BoundedSemaphore(MAX_CHILDREN)


class BusyError(Exception):
    """As many files are being read as may be."""


class TooLongError(Exception):
    """The file ran into a limit of time or memory."""


@dataclass(frozen=True)
class Reading:
    """What was found in a file; `left_out` counts by the kinds of `found`."""

    source: str
    entries: list[TitleHours]
    left_out: dict[str, int]
    unknown_zones: list[str]


def read_in_child(content: bytes, week: ImportWeek) -> Reading:
    """BusyError, TooLongError, ReadingError."""
    asked = json.dumps({"monday": week.monday.isoformat(), "zone": week.zone.key}).encode()
    with _place():
        status, output = _run([asked, b"\n", content])
    if status < 0 or status == child.OUT_OF_MEMORY:
        raise TooLongError
    if status or len(output) > MAX_ANSWER:
        logger.error("the child that reads a file ended with %d after %d bytes", status, len(output))
        raise ReadingError(NOT_READ)
    told = json.loads(output)
    if "problem" in told:
        raise ReadingError(told["problem"])
    entries = [TitleHours(title, tuple(quarters)) for title, quarters in told.pop("entries")]
    return Reading(entries=entries, **told)


@contextmanager
def _place() -> Iterator[None]:
    if not places.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        places.release()


def _run(asked: list[bytes]) -> tuple[int, bytes]:
    """Exit code, a signal's number below zero, and what was written. Nothing of it runs on afterwards."""
    limits = (settings.CALENDAR_CPU_SECONDS, settings.CALENDAR_WALL_SECONDS, settings.CALENDAR_MEMORY_MB)
    with subprocess.Popen(  # noqa: S603 -- a file of ours, and numbers from settings
        [sys.executable, "-I", child.__file__, *map(str, limits)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
        env={},
        umask=0o077,
    ) as process:
        watch = Timer(settings.CALENDAR_WALL_SECONDS, _kill, [process])
        watch.start()
        try:
            with suppress(BrokenPipeError), process.stdin:
                process.stdin.writelines(asked)
            output = process.stdout.read(MAX_ANSWER + 1)
            if len(output) > MAX_ANSWER:
                _kill(process)
            return process.wait(), output
        finally:
            watch.cancel()
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The whole group, unless it has ended."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
