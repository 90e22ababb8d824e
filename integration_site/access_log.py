"""One line for each request, and a number by which a reader's report finds it."""

import logging
import secrets
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from integration_site.log_lines import route_of
from integration_site.middleware import Handler

METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
logger = logging.getLogger(__name__)


def log_requests(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        request.log_id = secrets.token_hex(8)
        response = get_response(request)
        response.headers["X-Request-Id"] = request.log_id
        logger.info("request", extra={"fields": _fields(request, response, time.perf_counter() - began)})
        return response

    return middleware


def _fields(request: HttpRequest, response: HttpResponse, seconds: float) -> dict[str, str | int | float]:
    fields = {
        "id": request.log_id,
        "method": request.method if request.method in METHODS else "other",
        "route": route_of(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    return fields | ({"from": request.META.get("REMOTE_ADDR", "")} if settings.LOG_ADDRESSES else {})
