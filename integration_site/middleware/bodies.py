"""Forms that cannot be read, refused before a view sees them."""

import re

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from integration_site.middleware.headers import Handler

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
LENGTH = re.compile(r"\d{0,18}", re.ASCII)


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
