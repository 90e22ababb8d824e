"""The way into the admin and out of it, around Django's own, and what its operator can try there."""

from time import monotonic

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import clear_site_data
from accounts.throttles import client_key, enforce_throttle
from coaching.model import client as model_client
from coaching.model.prompts import Candidate, build_prompt
from integration_site.operations.mail_trial import try_mail

LID = Candidate("lid", "Close the lid", "Write the first step of tomorrow on a slip, then close the lid.")
TRIAL = build_prompt("How do I end a working day?", [], [LID])


@require_http_methods(["GET", "HEAD", "POST"])
def staff_login(request: HttpRequest) -> HttpResponse:
    """Passwords can be guessed, so each try counts."""
    if request.method == "POST":
        enforce_throttle("password", client_key(request), now=timezone.now())
    return admin.site.login(request)


@require_POST
def staff_logout(request: HttpRequest) -> HttpResponse:
    return clear_site_data(admin.site.logout(request))


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
        enforce_throttle("model", client_key(request), now=timezone.now())
        began = monotonic()
        context |= {"outcome": model_client.ask_model(TRIAL), "seconds": monotonic() - began}
    return render(request, "integration_site/staff_model.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def staff_mail(request: HttpRequest) -> HttpResponse:
    """Whether mail goes out. A POST sends one to the editor who asks, and shows what the server said to each step."""
    context = {
        **admin.site.each_context(request),
        "sends_mail": settings.SENDS_MAIL,
        "host": settings.EMAIL_HOST,
        "port": settings.EMAIL_PORT,
        "encryption": "STARTTLS" if settings.EMAIL_USE_TLS else "TLS" if settings.EMAIL_USE_SSL else "none",
        "has_account": bool(settings.EMAIL_HOST_USER and settings.EMAIL_HOST_PASSWORD),
        "sender": settings.DEFAULT_FROM_EMAIL,
        "address": request.user.email,
    }
    if request.method == "POST":
        enforce_throttle("mail", client_key(request), now=timezone.now())
        steps = try_mail(request.user.email)
        context |= {"steps": steps, "failed": not steps[-1].went_well}
    return render(request, "integration_site/staff_mail.html", context)
