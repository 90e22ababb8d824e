"""Further ways in: an e-mail address, and a code for another device."""

import segno
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from accounts.http import no_store_private, see_other
from accounts.sign_in.device_codes import MINUTES, make_code
from accounts.sign_in.email_links import request_confirmation
from accounts.sign_in.forms import EmailForm
from accounts.sign_in.views import email_retry_after
from integration_site.personal_data.views import holder_or_404, me_page

TOO_OFTEN = "Several mails were asked for within the hour. Please try again in an hour."
NOT_SENT = "The mail did not leave. That is our doing: please try again later."


@require_POST
def me_email(request: HttpRequest) -> HttpResponse:
    person = holder_or_404(request)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return me_page(request, person, status=422, email_form=form)
    email = form.cleaned_data["email"]
    if wait := email_retry_after(request, email):
        form.add_error("email", ValidationError(TOO_OFTEN, code="too_often"))
        response = me_page(request, person, status=429, email_form=form)
        response.headers["Retry-After"] = str(wait)
        return response
    if not request_confirmation(person, email, now=timezone.now()):
        form.add_error("email", ValidationError(NOT_SENT, code="not_sent"))
        return me_page(request, person, status=503, email_form=form)
    messages.info(request, "Look in your mail: a link there confirms the address. Until then nothing changes.")
    return see_other("me")


@require_POST
def me_email_remove(request: HttpRequest) -> HttpResponse:
    person = holder_or_404(request)
    person.email = None
    person.save(update_fields=["email"])
    person.mail_links.all().delete()
    messages.info(request, "The address is erased, and mailed links no longer work.")
    return see_other("me")


@require_POST
def me_code(request: HttpRequest) -> HttpResponse:
    """Answers the form itself: the code stands in this one answer and nowhere else."""
    code = make_code(holder_or_404(request), now=timezone.now())
    address = settings.SITE_URL + reverse("accounts:code_open", args=[code])
    picture = segno.make(address, error="m").svg_inline(border=2, omitsize=True, svgclass="me-qr", lineclass=None)
    context = {
        "code": f"{code[:4]} {code[4:]}",
        "minutes": MINUTES,
        "picture": mark_safe(picture),  # noqa: S308 # nosec B308 B703 -- shapes that segno draws
    }
    return no_store_private(render(request, "integration_site/personal_data/me_code.html", context))
