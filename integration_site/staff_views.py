"""The way into the admin and out of it, around Django's own."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.throttles import hold_back, sender_of
from integration_site.browsers import clean_browser


@require_http_methods(["GET", "HEAD", "POST"])
def staff_login(request: HttpRequest) -> HttpResponse:
    """Passwords can be guessed, so each try counts."""
    if request.method == "POST":
        hold_back("password", sender_of(request), now=timezone.now())
    return admin.site.login(request)


@require_POST
def staff_logout(request: HttpRequest) -> HttpResponse:
    return clean_browser(admin.site.logout(request))
