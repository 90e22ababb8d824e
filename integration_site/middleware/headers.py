"""Headers of every answer: what a browser may use, and which style sheets a page admits."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


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
