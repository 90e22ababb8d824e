"""What htmx swaps into a page is a region of a page, never a whole one. Everything else is opened whole."""

from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect, reswap, trigger_client_event

from integration_site.htmx import region_at
from integration_site.middleware.headers import Handler

SEND_WHOLE = "sendWhole"  # static/js/in-place.js: send the form again, as a browser without htmx does
NOTHING_KEPT = {200, 403, 404, 422}  # a form that was kept is answered with 303, so sending again does nothing twice
OPENED_WHOLE = {200, 400, 403, 404}  # of what was asked for with GET; after the others a sentence stands at the control


def open_whole_pages(get_response: Handler) -> Handler:
    """Turn an answer to htmx that is no region of a page into a way to the whole page.

    A redirect is left to the browser when the page it names can answer with the region that asked. Other redirects
    (to help, to what opens a plan, to another page) and whole pages are opened by htmx. A form that was not kept
    and has a page for that (its token is stale, its person erased) is sent again without htmx: the page shows what
    was typed.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        return _for_htmx(request, response) if request.htmx else response

    return middleware


def _for_htmx(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if getattr(response, "is_region", False):
        response.headers["Cache-Control"] = "no-store"
        return response
    if "Location" in response:
        address = response.headers["Location"]
        return response if region_at(address, request) else _opened(address, beside=response)
    if request.method in {"GET", "HEAD"}:
        return _opened(request.get_full_path()) if response.status_code in OPENED_WHOLE else response
    if response.status_code in NOTHING_KEPT:
        return _sent_whole(response)
    return response


def _sent_whole(beside: HttpResponse) -> HttpResponse:
    """Without the page: htmx would read it, and browsers complain of the style in it, which this page may not have."""
    answer = HttpResponse(status=beside.status_code)
    answer.cookies = beside.cookies
    answer.headers["Cache-Control"] = "no-store"
    return reswap(trigger_client_event(answer, SEND_WHOLE), "none")


def _opened(address: str, *, beside: HttpResponse | None = None) -> HttpResponse:
    """htmx goes to `address`; what the answer `beside` says of cookies and of what the browser has stored holds."""
    opened = HttpResponseClientRedirect(address)
    opened.headers["Cache-Control"] = "no-store"
    if beside is not None:
        opened.cookies = beside.cookies
        if "Clear-Site-Data" in beside:
            opened.headers["Clear-Site-Data"] = beside.headers["Clear-Site-Data"]
    return opened
