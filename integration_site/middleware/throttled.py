"""The answer to whom a throttle holds back: for how long, and what they typed, ready to be sent again."""

from collections.abc import Callable
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.throttles import ThrottledError
from integration_site.pages.resubmit import posted_fields

SECONDS_A_MINUTE = 60


def explain(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    middleware.process_exception = _explain
    return middleware


def _explain(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    if not isinstance(exception, ThrottledError):
        return None
    context = {"minutes": ceil(exception.wait / SECONDS_A_MINUTE), "typed": posted_fields(request)}
    response = render(request, "integration_site/errors/too_often.html", context, status=429)
    response.headers["Retry-After"] = str(exception.wait)
    return response
