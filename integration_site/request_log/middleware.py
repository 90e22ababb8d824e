"""One line for each request, and a number by which a reader's report finds it."""

import logging
import random
import time
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from integration_site.middleware.headers import Handler
from integration_site.request_log.batch_writer import BatchedWriter
from integration_site.request_log.formatter import NO_ROUTE, JsonLines, cache_hit_line, route_of

HEADER = "X-Request-Id"
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
logger = logging.getLogger(__name__)


def log_requests(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        request.log_id = new_id()
        response = get_response(request)
        response.headers[HEADER] = request.log_id
        write_line(request.log_id, request.META, route_of(request), response.status_code, began)
        return response

    return middleware


def log_cache_hit(environ: dict[str, Any], status: int, began: float) -> str:
    """For an answer from memory, which no middleware sees; its number.

    Its line comes a moment later than others and past the logger, by whose way it takes thirty times as long as the
    answer.
    """
    log_id = new_id()
    if logger.isEnabledFor(logging.INFO):
        address = environ.get("REMOTE_ADDR", "") if settings.LOG_ADDRESSES else None
        ms = round((time.perf_counter() - began) * 1000, 1)
        route = _route_at(environ["PATH_INFO"])
        cache_hit_writer.add(cache_hit_line(__name__, log_id, environ["REQUEST_METHOD"], route, status, ms, address))
    return log_id


def _write(lines: str) -> None:
    for handler in logging.root.handlers:
        if isinstance(handler.formatter, JsonLines):
            handler.stream.write(lines)


cache_hit_writer = BatchedWriter(_write)


def new_id() -> str:
    """Nobody gains by guessing one, so it need not be secret; asking the system for it takes ten times as long."""
    return f"{random.getrandbits(64):016x}"


def write_line(log_id: str, environ: dict[str, Any], route: str, status: int, began: float) -> None:
    """`began` is a time of time.perf_counter."""
    method = environ["REQUEST_METHOD"]
    fields = {
        "id": log_id,
        "method": method if method in METHODS else "other",
        "route": route,
        "status": status,
        "ms": round((time.perf_counter() - began) * 1000, 1),
    }
    fields |= {"from": environ.get("REMOTE_ADDR", "")} if settings.LOG_ADDRESSES else {}
    logger.info("request", extra={"fields": fields})


@lru_cache(maxsize=1024)
def _route_at(path: str) -> str:
    try:
        return resolve(path).route
    except Resolver404:
        return NO_ROUTE
