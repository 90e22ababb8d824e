"""Ways back to a plan for a browser that has none: the forms of the empty week, and what they answer."""

from math import ceil

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.sign_in.email_links import request_sign_in_email
from accounts.sign_in.forms import EmailForm, PastedLinkForm
from accounts.throttles import retry_after

SECONDS_A_MINUTE = 60


@require_safe
def way_back(request: HttpRequest) -> HttpResponse:
    """The ways for a browser that has other things open; without any, My week itself offers them."""
    return render(request, "accounts/sign_in/way_back.html")


@require_POST
def link_open(request: HttpRequest) -> HttpResponse:
    """Go to the page of a pasted link. Nothing is looked up here."""
    form = PastedLinkForm(request.POST)
    if not form.is_valid():
        return render_sign_in(request, form, status=422)
    return HttpResponseRedirect(form.cleaned_data["link"], status=303)


@require_POST
def mail_ask(request: HttpRequest) -> HttpResponse:
    form = EmailForm(request.POST)
    if not form.is_valid():
        return render_sign_in(request, form, status=422)
    email, now = form.cleaned_data["email"], timezone.now()
    wait = email_retry_after(request, email)
    if wait:
        return render_sign_in(request, form, wait=wait)
    if not request_sign_in_email(email, now=now):
        return render_sign_in(request, form, status=503)
    return HttpResponseRedirect(reverse("accounts:mail_sent"), status=303)


def email_retry_after(request: HttpRequest, email: str) -> int:
    """Seconds until this network may ask for a mail again, and this address may get one; 0 when both may."""
    now = timezone.now()
    waits = [("mail", request.META.get("REMOTE_ADDR", "")), ("mail-address", email)]
    return next((wait for purpose, key in waits if (wait := retry_after(purpose, key, now=now))), 0)


@require_safe
def mail_sent(request: HttpRequest) -> HttpResponse:
    """The same for every address, known or not."""
    return render(request, "accounts/sign_in/mail_sent.html", {"sends_mail": settings.SENDS_MAIL})


def render_sign_in(request: HttpRequest, form: Form, *, status: int = 429, wait: int = 0) -> HttpResponse:
    """The ways back with the one form that could not be answered; `wait` is the seconds until it can."""
    (name,) = form.fields
    context = {
        "refused": True,
        "name": name,
        "problem": form.errors[name][0] if form.errors else "",
        "minutes": ceil(wait / SECONDS_A_MINUTE),
        "typed": {name: form[name].value()},
    }
    response = render(request, "accounts/sign_in/way_back.html", context, status=status)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
