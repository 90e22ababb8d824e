"""Answers that views of every app give."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse


def see_other(view: str, *args: int | str) -> HttpResponse:
    return HttpResponseRedirect(reverse(view, args=args), status=303)


def no_store_private(response: HttpResponse) -> HttpResponse:
    """For no index, other page or store, but that `{% typed_to %}` keeps a form for words for Back.

    `strict-origin` never tells the path, where the secret is; `no-referrer` would also make browsers send the form with
    `Origin: null`, which the CSRF check refuses.
    """
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def clear_site_data(response: HttpResponse) -> HttpResponse:
    """Clear-Site-Data for browsers that know it, also of pages kept for Back; the cookies by name for the others."""
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.THEME_COOKIE_NAME):
        response.delete_cookie(name, samesite="Lax")
        response.cookies[name]["secure"] = settings.OVER_TLS
    return response
