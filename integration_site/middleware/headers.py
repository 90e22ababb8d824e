"""What every answer passes through, outermost first as listed in settings."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import brotli
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import connection
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.cache import patch_cache_control, patch_vary_headers

from integration_site.middleware.content_encoding import negotiate_encoding
from integration_site.personal_data.registry import personal_models

Handler = Callable[[HttpRequest], HttpResponse]
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent)
MALFORMED = (BadRequest, SuspiciousOperation, MultiPartParserError, UnicodeError, LookupError, ValueError)
REFUSED_BODY = "work_life_harmony.refused_body"  # in a request's environ: the status, when its body was not read
REFUSALS = {
    400: "The form could not be read.",
    408: "The form did not arrive in time. Go back and send it again.",
    411: "The form came without its length.",
    413: "The form is larger than this site accepts.",
    503: "Too many large forms are on their way. Try again in a minute.",
}
RETRY_SECONDS = 60
READS_QUERY = "work_life_harmony.reads_query"  # in the environ of a request that was answered: whether its view did
NO_INDEX = b'name="robots" content="noindex"'
SAME_FOR_EVERYONE = "public, max-age=0, must-revalidate"
KEPT_FOR_BACK = "private, no-cache"  # no-store would take what was typed from whoever comes back
WINDOW_BITS = 18  # 256 kB, more than any page; the default takes 32 MB while it works
MIN_BYTES = 500
LENGTH = re.compile(r"\d{0,18}", re.ASCII)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def refuse_malformed_bodies(get_response: Handler) -> Handler:
    """Read the form here, once: a body that cannot be decoded would break the CSRF check and then its error page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        status = request.META.get(REFUSED_BODY) or (_refused_status(request) if request.method == "POST" else None)
        return _refusal(status) if status else get_response(request)

    return middleware


def _refused_status(request: HttpRequest) -> int | None:
    length = request.META.get("CONTENT_LENGTH") or ""
    if "HTTP_TRANSFER_ENCODING" in request.META and not length:
        return 411
    if not LENGTH.fullmatch(length):
        return 400
    if int(length or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        return 413
    try:
        _ = request.POST
    except TOO_BIG:
        return 413
    except (UnreadablePostError, *MALFORMED):
        return 400
    return None


def _refusal(status: int) -> HttpResponse:
    response = HttpResponse(REFUSALS[status], content_type="text/plain; charset=utf-8", status=status)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def add_headers(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def allow_inline_style(get_response: Handler) -> Handler:
    """Let the policy admit exactly the style sheets that were written into this page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        sources = getattr(request, "style_sources", [])
        if sources:
            response._csp_update = {"style-src": sources}
        return response

    return middleware


def declare_caching(get_response: Handler) -> Handler:
    """A page that touched neither session nor CSRF token is the same for everyone; any other is nobody else's, and
    stored nowhere unless it has a form for a person's words. That holds behind a secret too, which its address tells.

    Nor may it have read a row of a person's, which changes with that person, or a query, in which somebody's words
    stand. Deciding by what the view did, not by a list, means that a forgotten mark can never publish a personal page.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        asked: list[str] = []
        with connection.execute_wrapper(_listen(asked)):
            response = get_response(request)
        request.environ[READS_QUERY] = "GET" in vars(request)  # a cached property: made when first asked for
        if getattr(request, "holds_typed_words", False):
            response.headers["Cache-Control"] = KEPT_FOR_BACK
        elif not response.has_header("Cache-Control"):
            if _is_same_for_everyone(request, response) and not any(map(_is_about_people, asked)):
                response.headers["Cache-Control"] = SAME_FOR_EVERYONE
                patch_vary_headers(response, ["Cookie"])
            else:
                patch_cache_control(response, no_store=True)
        return response

    return middleware


def _listen(asked: list[str]) -> Callable[..., Any]:
    def listen(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    return listen


def _is_about_people(sql: str) -> bool:
    return any(table in sql for table in _tables_of_people())


@lru_cache
def _tables_of_people() -> list[str]:
    return [f'"{model._meta.db_table}"' for model in personal_models()]


def compress_public_pages(get_response: Handler) -> Handler:
    """Compress what is the same for everyone. A personal page stays as it is: its length could betray its token."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.get("Cache-Control") != SAME_FOR_EVERYONE:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = negotiate_encoding(request.headers.get("Accept-Encoding", ""))
        if encoding and len(response.content) >= MIN_BYTES and not response.has_header("Content-Encoding"):
            response.content = _compressed(response.content, encoding)
            response.headers["Content-Encoding"] = encoding
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware


@lru_cache(maxsize=8)
def _compressed(body: bytes, encoding: str) -> bytes:
    """Brotli at its best takes 40 ms for a page: only where many will read what comes out."""
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=6, mtime=0)
    return brotli.compress(body, quality=5 if NO_INDEX in body else 11, lgwin=WINDOW_BITS)


def _is_same_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    session = getattr(request, "session", None)
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code == 200
        and not (session is not None and session.accessed)
        and not response.cookies
        and not (request.environ[READS_QUERY] and request.META["QUERY_STRING"])
        and not (response.streaming or b"csrfmiddlewaretoken" in response.content)
    )
