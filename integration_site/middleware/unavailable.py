"""The answer while the database gives none: locked, full, read-only, gone or stopped. Nothing was half saved."""

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from integration_site.pages.resubmit import is_resubmittable, posted_fields

NO_DATABASE = (InterfaceError, OperationalError)
RETRY_SECONDS = 10


@requires_csrf_token
def unavailable(request: HttpRequest) -> HttpResponse:
    """Say when to try again, with what was typed in a form that sends it once more."""
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
