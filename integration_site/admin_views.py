"""The way into the admin and out of it, around Django's own, and what its operator can try there."""

from time import monotonic

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import clean_browser
from accounts.throttles import hold_back, sender_of
from coaching.model import client as model_client
from coaching.model.prompts import Choosable, letter_of

LID = Choosable("lid", "Close the lid", "Write the first step of tomorrow on a slip, then close the lid.")
TRIAL = letter_of("How do I end a working day?", [], [LID])


@require_http_methods(["GET", "HEAD", "POST"])
def staff_login(request: HttpRequest) -> HttpResponse:
    """Passwords can be guessed, so each try counts."""
    if request.method == "POST":
        hold_back("password", sender_of(request), now=timezone.now())
    return admin.site.login(request)


@require_POST
def staff_logout(request: HttpRequest) -> HttpResponse:
    return clean_browser(admin.site.logout(request))


@require_http_methods(["GET", "HEAD", "POST"])
def staff_model(request: HttpRequest) -> HttpResponse:
    """Whether the model of the coach answers. A POST asks it; nothing about anybody is sent."""
    context = {
        **admin.site.each_context(request),
        "address": settings.COACH_MODEL_URL,
        "name": settings.COACH_MODEL_NAME,
        "has_key": bool(settings.COACH_MODEL_KEY),
        "is_installed": model_client.is_installed(),
        "is_on": model_client.is_on(),
    }
    if request.method == "POST" and model_client.is_on():
        hold_back("model", sender_of(request), now=timezone.now())
        began = monotonic()
        context |= {"outcome": model_client.ask_model(TRIAL), "seconds": monotonic() - began}
    return render(request, "integration_site/staff_model.html", context)
