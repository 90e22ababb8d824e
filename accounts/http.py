from django.conf import settings
from django.http import HttpResponse


def clean_browser(response: HttpResponse) -> HttpResponse:
    """Clear-Site-Data for browsers that know it, also of pages kept for Back; the cookies by name for the others."""
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LIGHT_COOKIE_NAME):
        response.delete_cookie(name, samesite="Lax")
        response.cookies[name]["secure"] = settings.OVER_TLS
    return response
