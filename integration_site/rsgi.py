"""What `serve` runs: granian's own interface, https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md

The event loop gives what lies in memory and reads the forms; a thread, in which Django answers through WSGI, is taken
only for a request that is here whole. So nobody who sends slowly keeps a thread from others.
"""

from integration_site.wsgi import site  # isort: skip -- first, because it loads Django

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import Any

from django.conf import settings
from granian.rsgi import HTTPProtocol, ProtocolClosed, Scope
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from accounts.throttles import client_network
from integration_site.middleware.bodies import REFUSED_BODY
from integration_site.page_cache.wsgi import PageCacheMiddleware
from integration_site.request_bodies import BodyError, BodyReader

Environ = dict[str, Any]
UNPREFIXED = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
SEPARATORS = {"cookie": "; "}

CACHES_PAGES = isinstance(site, PageCacheMiddleware)

threads = ThreadPoolExecutor(settings.THREADS, thread_name_prefix="request")
content_version_thread = ThreadPoolExecutor(1, thread_name_prefix="content-version")
bodies = BodyReader(settings.FILE_UPLOAD_MAX_MEMORY_SIZE)


class Response:
    """The `start_response` of one request."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[str, str]] = []

    def __call__(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self.status, self.headers = int(status[:3]), headers


async def application(scope: Scope, protocol: HTTPProtocol) -> None:
    environ, response = environ_of(scope), Response()
    if CACHES_PAGES and site.content_version.is_due():
        await asyncio.get_running_loop().run_in_executor(content_version_thread, site.content_version)
    body = at_once(environ, response)
    if body is None:
        await read_form(environ, protocol)
        body = await asyncio.get_running_loop().run_in_executor(threads, answer, environ, response)
    with suppress(ProtocolClosed):  # nobody waits for it any more
        protocol.response_bytes(response.status, response.headers, body)


def environ_of(scope: Scope) -> Environ:
    """As PEP 3333 has it, without headers that have an underscore in their name."""
    server, _, port = scope.server.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path if scope.path.isascii() else scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "HTTP_HOST": scope.authority or "",
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
    }
    seen = set()
    for name, value in scope.headers.items():
        if key := environ_key(name):
            environ[key] = environ[key] + SEPARATORS.get(name, ",") + value if key in seen else value
            seen.add(key)
    return environ


@lru_cache(maxsize=256)
def environ_key(header: str) -> str:
    """Empty for a name with an underscore, which would pass for one with a hyphen."""
    return "" if "_" in header else UNPREFIXED.get(header) or "HTTP_" + header.upper().replace("-", "_")


def _at_once(environ: Environ, response: Response) -> bytes | None:
    """What lies in memory."""
    return site.answer_at_once(environ, response) if CACHES_PAGES else None


# Also puts the address of the client and the scheme right in `environ`, for all that comes after it.
at_once: Callable[[Environ, Response], bytes | None] = (
    wrap_wsgi_with_proxy_headers(_at_once, trusted_hosts=settings.TRUSTED_PROXIES)
    if settings.TRUSTED_PROXIES
    else _at_once
)


async def read_form(environ: Environ, protocol: HTTPProtocol) -> None:
    """Put the body of a POST into `environ`, or the status by which Django is to refuse it."""
    if environ["REQUEST_METHOD"] != "POST":
        return
    declared = None if "HTTP_TRANSFER_ENCODING" in environ else environ.get("CONTENT_LENGTH", "0")
    try:
        body = await bodies.read(protocol, declared=declared, network=client_network(environ["REMOTE_ADDR"]))
        environ["wsgi.input"] = BytesIO(body)
    except ProtocolClosed:
        environ[REFUSED_BODY] = 400
    except BodyError as problem:
        environ[REFUSED_BODY] = problem.status


def answer(environ: Environ, response: Response) -> bytes:
    """In a thread: the whole body."""
    result = site(environ, response)
    try:
        return b"".join(result)
    finally:
        if hasattr(result, "close"):
            result.close()
        environ["wsgi.input"].close()  # a request lives on in circles until they are collected; its body need not
