"""Public pages from memory, ahead of Django.

What Django declared the same for everyone (`declare_caching`) is kept with its headers and given again to
whoever asks for the same path, theme and encoding, until something else is published or the day changes. All that is
not plainly such a request goes on to Django.
"""

import time
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from datetime import date
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, connection
from django.http.cookie import parse_cookie
from django.utils import timezone
from django.utils.http import parse_etags

from articles.models import ContentVersion
from integration_site.middleware.caching import READS_QUERY, SAME_FOR_EVERYONE
from integration_site.middleware.content_encoding import negotiate_encoding
from integration_site.page_cache.store import CachedResponse, Headers, PageCache, make_cached_response
from integration_site.pages.context_processors import AUTO, theme_from_cookies
from integration_site.request_log.middleware import HEADER, log_cache_hit

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

MAX_BYTES = 8 * 1024 * 1024
POLL_SECONDS = 0.9  # a change shows within a second
KNOWN_VARIANTS = {"cookie", "accept-encoding", "hx-target"}
FOR_DJANGO = {"HTTP_HX_REQUEST", "HTTP_HX_TARGET", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE"}


class PageCacheMiddleware:
    """A WSGI application behind a cache of its public answers, which live as long as `content_version` is the same."""

    def __init__(self, application: Application, *, content_version: Callable[[], Hashable]) -> None:
        self._application, self.content_version = application, content_version
        self._shelf, self._hosts = PageCache(MAX_BYTES), allowed_hosts()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not is_cacheable_request(environ, self._hosts):
            return self._application(environ, start_response)
        content_version = self.content_version()
        body = self._answer_from_memory(environ, start_response, content_version)
        return self._ask(environ, start_response, content_version) if body is None else [body]

    def answer_at_once(self, environ: Environ, start_response: Callable[..., Any]) -> bytes | None:
        """The body of an answer that lies in memory. None when something would have to be waited for."""
        if not is_cacheable_request(environ, self._hosts) or self.content_version.is_due():
            return None
        return self._answer_from_memory(environ, start_response, self.content_version.latest)

    def _answer_from_memory(
        self, environ: Environ, start_response: Callable[..., Any], content_version: Hashable
    ) -> bytes | None:
        began = time.perf_counter()
        kept = self._shelf.get(cache_key(environ), content_version)
        if kept is None or (kept.reads_query and environ.get("QUERY_STRING")):
            return None
        return respond_from_cache(kept, environ, start_response, began)

    def _ask(self, environ: Environ, start_response: Callable[..., Any], content_version: Hashable) -> Iterable[bytes]:
        told: list[Any] = []

        def listen(status: str, headers: Headers, *rest: Any) -> Any:
            told[:] = status, headers
            return start_response(status, headers, *rest)

        result = self._application(environ, listen)
        if environ["REQUEST_METHOD"] != "GET" or not is_cacheable_response(*told):
            return result
        body = read_body(result)
        headers = [header for header in told[1] if header[0] != HEADER]
        answer = make_cached_response(headers, body, reads_query=environ.get(READS_QUERY, True))
        self._shelf.put(cache_key(environ), answer, content_version)
        return [body]


def is_cacheable_request(environ: Environ, hosts: set[str]) -> bool:
    """Whether nothing but path, theme, encoding and, on pages that read it, the query can make a difference."""
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and environ.get("HTTP_HOST") in hosts
        and environ.keys().isdisjoint(FOR_DJANGO)
    )


def allowed_hosts() -> set[str]:
    """The host of SITE_URL as a browser writes it, and where that is this machine, its other names."""
    parts = urlsplit(settings.SITE_URL)
    port = f":{parts.port}" if parts.port else ""
    return {parts.netloc, *(f"{host}{port}" for host in settings.ALLOWED_HOSTS)}


def cache_key(environ: Environ) -> Hashable:
    encoding = negotiate_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    return environ["wsgi.url_scheme"], environ["PATH_INFO"], _theme_of(environ.get("HTTP_COOKIE", "")), encoding


def _theme_of(cookies: str) -> str:
    return theme_from_cookies(parse_cookie(cookies)) if cookies and settings.THEME_COOKIE_NAME in cookies else AUTO


def is_cacheable_response(status: str, headers: Headers) -> bool:
    """Whether Django declared this answer public and it differs by nothing that the key leaves out."""
    found = {name.lower(): value for name, value in headers}
    varies = {name.strip().lower() for name in found.get("vary", "").split(",")}
    return (
        status.startswith("200 ")
        and found.get("cache-control") == SAME_FOR_EVERYONE
        and varies <= KNOWN_VARIANTS
        and "etag" in found
        and "set-cookie" not in found
    )


def respond_from_cache(
    kept: CachedResponse, environ: Environ, start_response: Callable[..., Any], began: float
) -> bytes:
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and (known == kept.etag or matches_if_none_match(known, kept.etag)):
        start_response("304 Not Modified", [*kept.unchanged, (HEADER, log_cache_hit(environ, 304, began))])
        return b""
    start_response("200 OK", [*kept.headers, (HEADER, log_cache_hit(environ, 200, began))])
    return b"" if environ["REQUEST_METHOD"] == "HEAD" else kept.body


def matches_if_none_match(known: str, etag: str) -> bool:
    """Whether an If-None-Match header names `etag`, weakly or not, or any at all."""
    return any(each in {"*", etag, f"W/{etag}"} for each in parse_etags(known))


def read_body(result: Iterable[bytes]) -> bytes:
    try:
        return b"".join(result)
    finally:
        result.close()


def published_version() -> tuple[str, date]:
    """What public pages are made from: the content, and the day, on which a review may become overdue."""
    try:
        return ContentVersion.objects.current_name(), timezone.localdate()
    finally:
        connection.close_if_unusable_or_obsolete()


class Polled:
    """What `read` says, asked by one thread at a time and not before LOOK_SECONDS are over.

    While the database gives no answer, and for threads that come while another one waits for it, the latest counts.
    """

    def __init__(self, read: Callable[[], Hashable], clock: Callable[[], float] = time.monotonic) -> None:
        self.latest: Hashable = None
        self._read, self._clock = read, clock
        self._due = clock()
        self._lock = Lock()

    def is_due(self) -> bool:
        return self._clock() >= self._due

    def __call__(self) -> Hashable:
        if self.is_due() and self._lock.acquire(blocking=False):
            try:
                self._due = self._clock() + POLL_SECONDS
                with suppress(Error):
                    self.latest = self._read()
            finally:
                self._lock.release()
        return self.latest
