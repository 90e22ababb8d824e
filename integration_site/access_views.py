"""Further ways in: an e-mail address, a code for another device, and joining two people who are one."""

from datetime import datetime

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from accounts.device_codes import MINUTES, make_code
from accounts.forms import EmailForm
from accounts.keys import Key, find_key, use_key
from accounts.mail_links import ask_to_confirm
from accounts.models import Person
from accounts.throttles import seconds_to_wait
from accounts.views import BACKEND, opens_nothing, private
from accounts.way_views import wait_for_mail
from commitments.models import Commitment
from commitments.sentences import listed
from integration_site.joining import join
from integration_site.me_views import holder_or_404, me_page, see_other

TOO_OFTEN = "Several mails were asked for within the hour. Please try again in an hour."
NOT_SENT = "The mail did not leave. That is our doing: please try again later."


@require_POST
def me_email(request: HttpRequest) -> HttpResponse:
    person = holder_or_404(request)
    form = EmailForm(request.POST)
    if not form.is_valid():
        return me_page(request, person, status=422, email_form=form)
    email = form.cleaned_data["email"]
    if wait := wait_for_mail(request, email):
        form.add_error("email", ValidationError(TOO_OFTEN, code="too_often"))
        response = me_page(request, person, status=429, email_form=form)
        response.headers["Retry-After"] = str(wait)
        return response
    if not ask_to_confirm(person, email, now=timezone.now()):
        form.add_error("email", ValidationError(NOT_SENT, code="not_sent"))
        return me_page(request, person, status=503, email_form=form)
    messages.success(request, "Look in your mail: a link there confirms the address. Until then nothing changes.")
    return see_other("me")


@require_POST
def me_email_remove(request: HttpRequest) -> HttpResponse:
    person = holder_or_404(request)
    person.email = None
    person.save(update_fields=["email"])
    person.mail_links.all().delete()
    messages.success(request, "The address is erased, and mail opens nothing from now on.")
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
    return private(render(request, "integration_site/me_code.html", context))


def _joined(loosened: list[Commitment]) -> str:
    names = listed([f"“{each.reason}”" for each in loosened]) if loosened else ""
    return f"Both are here now.{f' At most three hold fast at a time; loose now: {names}.' if names else ''}"


@transaction.atomic
def _open_joined(request: HttpRequest, here: Person, key: Key, *, now: datetime) -> str:
    """What to say. Person.DoesNotExist when the key, or one of the two people, is no more."""
    if not use_key(key, now=now):
        raise Person.DoesNotExist
    notice = _joined(join(person=here, into=key.person, now=now)) if here != key.person else "It is open here."
    login(request, key.person, backend=BACKEND)
    return notice


@require_POST
def me_join(request: HttpRequest) -> HttpResponse:
    """Move what is open here over to whom the key belongs to, and open that. Codes could be tried here as well."""
    here, now = holder_or_404(request), timezone.now()
    wait = seconds_to_wait("code", request.META.get("REMOTE_ADDR", ""), now=now)
    kind = request.POST.get("kind", "")
    key = None if wait else find_key(kind, request.POST.get("secret", ""), now=now)
    if key is None:
        return private(opens_nothing(request, kind, wait=wait))
    try:
        notice = _open_joined(request, here, key, now=now)
    except Person.DoesNotExist:
        return private(opens_nothing(request, kind))
    messages.success(request, notice)
    return private(HttpResponseRedirect(key.landing, status=303))
