import multiprocessing
import os
import resource
import signal
import socket
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from integration_site.branding import checks as branding_checks
from integration_site.operations import env as environment
from integration_site.operations.database_lock import close_connections
from integration_site.operations.prepare import PrepareError, ensure_ready, ensure_writable_folder, make_secret_key
from integration_site.operations.scheduled_jobs import MAX_SECONDS, SECONDS, tended
from integration_site.operations.serving_lock import AlreadyServingError, serving

FINISH_SECONDS = 10
HEADER_SECONDS = 30  # for the headers of a request, and for the next one on an open connection
MAX_CONNECTIONS = 4096  # of one worker
OWN_FILES = 256  # what a worker opens beside its connections
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Command(BaseCommand):
    help = "Make everything ready and serve the site: database, content, static files, then the server itself."
    requires_system_checks = []  # they run when something changed, in prepare()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", help="address to listen on (HOST, else 127.0.0.1)")
        parser.add_argument("--port", help="port to listen on (PORT, else 8000)")
        parser.add_argument("--workers", help="processes (WORKERS, else 2)")
        parser.add_argument("--threads", help="threads in each process (THREADS, else 16)")

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ("host", "port", "workers", "threads"):
            if options[name]:
                os.environ[name.upper()] = options[name]
        host = environment.text("HOST", "127.0.0.1")
        port = environment.number("PORT", 8000, least=1, most=65535)
        workers = environment.number("WORKERS", 2, least=1, most=64)
        seconds = environment.number("TEND_SECONDS", SECONDS, least=0, most=MAX_SECONDS)
        require_free_port(host, port)
        sentence = get_ready()
        if sentence:
            self.stdout.write(sentence)
        # Workers start afresh and read the settings anew: what was decided here travels in the environment, and the
        # secret key in its file. Forked ones would keep the settings of this process, made before either was there.
        multiprocessing.set_start_method("spawn")
        local = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 # nosec B104 -- compared
        os.environ.setdefault("MALLOC_ARENA_MAX", "2")  # a heap for each thread would keep 10 MB more of what was freed
        os.environ.setdefault("SITE_URL", f"http://{local}:{port}")
        self.stdout.write(f"{settings.SITE_NAME} is at {os.environ['SITE_URL']}/ (Ctrl-C ends it)")
        self.stdout.flush()
        try:
            with serving(), tended(seconds):
                run_server(host, port, workers)
        except AlreadyServingError:
            raise CommandError("A backup is being restored; start the site when that is done.") from None


def get_ready() -> str:
    """A sentence for the operator, mostly empty. CommandError with one when it cannot be done."""
    try:
        ensure_writable_folder(settings.VAR_DIR, variable="VAR_DIR")
        ensure_writable_folder(settings.BACKUP_DIR, variable="BACKUP_DIR")
        make_secret_key(settings.SECRET_KEY_FILE)
        call_command("check", tags=[branding_checks.TAG], stdout=StringIO())
        sentence = ensure_ready()
    except PrepareError as problem:
        raise CommandError(str(problem)) from None
    call_command("erase_notes", verbosity=0)
    call_command("erase_unused_guests", verbosity=0)
    close_connections()
    return sentence


def require_free_port(host: str, port: int) -> None:
    """Raise CommandError with the remedy when nothing can listen at host and port."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise CommandError(f"Cannot listen on {host}:{port} ({reason}); choose another with --port or PORT.") from None


def run_server(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings

    server = Granian(
        "integration_site.rsgi:application",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,  # the other mode waits without end for who connects and says nothing
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000),
        workers=workers,
        backlog=MAX_CONNECTIONS,
        backpressure=allowed_connections(),
        respawn_failed_workers=True,
        websockets=False,
        log_enabled=False,
        workers_kill_timeout=FINISH_SECONDS,
    )
    server.on_startup(lambda: end_at_the_first_signal(server.signal_handler_interrupt))
    server.serve()


def allowed_connections() -> int:
    """How many one worker may hold open, once it may open as many files as that takes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = MAX_CONNECTIONS + OWN_FILES if hard == resource.RLIM_INFINITY else min(hard, MAX_CONNECTIONS + OWN_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, files), hard))
    return max(1, files - OWN_FILES)


def end_at_the_first_signal(end: Callable[[], None]) -> None:
    """Call `end`, which may be called again, in a thread of its own at a SIGINT or SIGTERM.

    Started through uv, Ctrl-C arrives twice: from the terminal and from uv. The server's own handler sets an event in
    the main thread, which then waits for a lock that it holds itself, or is never woken when the second signal
    reaches another thread. What the interpreter writes to the wake-up descriptor arrives in every case.
    """
    told, telling = socket.socketpair()
    telling.setblocking(False)
    signal.set_wakeup_fd(telling.fileno(), warn_on_full_buffer=False)
    for number in ENDING_SIGNALS:
        signal.signal(number, lambda *_: None)

    def listen(_kept_open: socket.socket) -> None:
        while True:
            if set(told.recv(64)) & set(ENDING_SIGNALS):
                end()

    threading.Thread(target=listen, args=[telling], daemon=True).start()
