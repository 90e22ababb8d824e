"""What is done beside serving: mails that ask every few minutes, and by one process of all tidying up once a day."""

import secrets
import subprocess  # nosec B404
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.core.management import call_command

from commitments.reminders.sending import send_reminders
from integration_site.models import Lease
from integration_site.operations.write_ahead_log import empty_write_ahead_file

SECONDS = 300
MAX_SECONDS = 86_400
DAY_SECONDS = 24 * 60 * 60
FINISH_SECONDS = 5
DAILY_COMMANDS = ("erase_notes", "erase_unused_guests", "clearsessions")


def run_scheduled_jobs(*, holder: str, seconds: int, clock: Callable[[], datetime]) -> bool:
    """One round. Every machine sends mails, and send_reminders sees to it that none goes out twice.

    The rest is done by who has the lease, which outlives two rounds of its holder. False when another process has it.
    """
    send_reminders(clock=clock)
    if not Lease.objects.take("tending", holder=holder, now=clock(), seconds=3 * seconds):
        return False
    # A new name each day: what was begun today is renewed by nobody.
    if Lease.objects.take("daily", holder=secrets.token_hex(8), now=clock(), seconds=DAY_SECONDS):
        for command in DAILY_COMMANDS:
            call_command(command, verbosity=0)
    empty_write_ahead_file()
    return True


@contextmanager
def tended(seconds: int) -> Iterator[None]:
    """Meanwhile have a round every so many `seconds`; 0 means none. The last one may finish."""
    if not seconds:
        yield
        return
    ended = threading.Event()
    thread = threading.Thread(target=_rounds, args=[seconds, ended], name="tending", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _rounds(seconds: int, ended: threading.Event) -> None:
    """Each in a process of its own, because the settings of this one are older than what `serve` has decided.

    In a process group of its own, too: Ctrl-C does not reach it, so it may finish what it has begun.
    """
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "tend", "--holder", secrets.token_hex(8)]
    while not ended.wait(seconds):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0)  # noqa: S603 # nosec B603 -- our words
        while process.poll() is None and not ended.wait(1):
            pass
        _finish(process)


def _finish(process: subprocess.Popen) -> None:
    try:
        process.wait(FINISH_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
