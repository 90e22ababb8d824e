from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from integration_site.erasing import erase_person
from integration_site.me_views import holder_or_404
from integration_site.personal import stored_for


@require_http_methods(["GET", "HEAD", "POST"])
def me_erase(request: HttpRequest) -> HttpResponse:
    person = holder_or_404(request)
    if request.method != "POST":
        return render(request, "integration_site/me_erase.html", {"stored": stored_for(person)})
    erase_person(person)
    logout(request)
    return _clean_browser(render(request, "integration_site/me_erased.html"))


def _clean_browser(response: HttpResponse) -> HttpResponse:
    """Clear-Site-Data for browsers that know it, the cookies by name for the others."""
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LIGHT_COOKIE_NAME):
        response.delete_cookie(name, samesite="Lax")
        response.cookies[name]["secure"] = settings.OVER_TLS
    return response
