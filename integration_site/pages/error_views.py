"""The pages of errors, and the answer while the database gives none."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from accounts.guests import current_person
from integration_site.pages.resubmit import is_resubmittable, posted_fields

DATABASE_ERRORS = (InterfaceError, OperationalError)
RETRY_SECONDS = 10


@requires_csrf_token
def service_unavailable(request: HttpRequest) -> HttpResponse:
    """The database is locked, full, read-only, gone or stopped, and nothing was half saved: say when to try again, with
    what was typed in a form that sends it once more."""
    resend = is_resubmittable(request)
    typed = posted_fields(request) if resend else []
    context = {
        "resend": resend,
        "address": request.get_full_path(),
        "typed": typed,
        "shown": [value for _, value in typed if value.strip()],
    }
    response = render(request, "integration_site/errors/unavailable.html", context, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    # The address may hold a secret, and the page has the address in it.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "integration_site/pages/bad_request.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "integration_site/pages/forbidden.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What a view that asked whose things are open did not find may have been erased, by whoever sits here too."""
    session = getattr(request, "session", None)
    if session is None or not session.accessed:
        return render(request, "integration_site/pages/not_found.html", status=404)
    shown = [value for _, value in posted_fields(request) if value.strip()] if is_resubmittable(request) else []
    context = {"is_open": current_person(request) is not None, "shown": shown}
    return render(request, "integration_site/pages/not_here.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Called while the exception is handled, whichever layer raised it."""
    if isinstance(sys.exception(), DATABASE_ERRORS):
        return service_unavailable(request)
    return render(request, "integration_site/pages/server_error.html", status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show what was typed with a fresh token when the form came from our own page, else refuse it."""
    typed = posted_fields(request)
    context = {
        "resend": is_own_origin(request),
        "no_cookie": reason == REASON_NO_CSRF_COOKIE,
        "typed": typed,
        "shown": [value for _, value in typed if value.strip()],
    }
    return render(request, "integration_site/pages/csrf_failure.html", context, status=403)


def is_own_origin(request: HttpRequest) -> bool:
    """Whether the browser itself says that the form was sent from a page of this site."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
