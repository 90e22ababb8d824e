"""Opening a person's things in another browser, by a private link, a mailed link or a code."""

from math import ceil

from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person
from accounts.http import no_store_private
from accounts.models import MailLink, Person, Purpose
from accounts.sign_in.credentials import SignInCredential, consume_credential, find_credential
from accounts.sign_in.email_links import confirm, find_mail_link
from accounts.sign_in.forms import CodeForm
from accounts.sign_in.views import SECONDS_A_MINUTE, render_sign_in
from accounts.throttles import retry_after_guess

BACKEND = "django.contrib.auth.backends.ModelBackend"
DEAD_CODE = "This code does not work. A code works once and for ten minutes: make a new one."


@require_http_methods(["GET", "HEAD", "POST"])
def return_link(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the page changes nothing, so a program that follows links on its way to the reader spends nothing."""
    key = find_credential("link", token, now=timezone.now())
    return no_store_private(_open(request, key) if key else opens_nothing(request, "link"))


@require_http_methods(["GET", "HEAD", "POST"])
def mail_link(request: HttpRequest, token: str) -> HttpResponse:
    link = find_mail_link(token, now=timezone.now())
    if link and link.purpose == Purpose.CONFIRM:
        return no_store_private(_confirm(request, link))
    key = find_credential("mail", token, now=timezone.now())
    return no_store_private(_open(request, key) if key else opens_nothing(request, "mail"))


@require_safe
def code_open(request: HttpRequest, code: str) -> HttpResponse:
    """Where the picture of a code leads. The same for every code, so that looking cannot try one."""
    return no_store_private(render(request, "accounts/code_open.html", {"code": code[:40]}))


@require_POST
def code_enter(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return render_sign_in(request, form, status=422)
    now = timezone.now()
    wait = retry_after_guess("code", request.META.get("REMOTE_ADDR", ""), now=now)
    if wait:
        return render_sign_in(request, form, wait=wait)
    key = find_credential("code", form.cleaned_data["code"], now=now)
    if key is None:
        form.add_error("code", ValidationError(DEAD_CODE, code="dead_code"))
        return render_sign_in(request, form, status=422)
    return no_store_private(_open(request, key))


def _open(request: HttpRequest, key: SignInCredential) -> HttpResponse:
    """Ask on the way in; a POST opens, when nobody else's things are open here or they are to be left."""
    other = _another(current_person(request), key)
    if request.method != "POST" or (other and "leave" not in request.POST):
        return render(request, "accounts/return_link.html", {"key": key, "other": other})
    if not consume_credential(key, now=timezone.now()):
        return opens_nothing(request, key.kind)
    if current_person(request) == key.person:
        request.session.cycle_key()  # `login` keeps it for the same person, and with it whoever has a copy
    login(request, key.person, backend=BACKEND)
    return HttpResponseRedirect(key.redirect_url, status=303)


def opens_nothing(request: HttpRequest, kind: str, *, wait: int = 0) -> HttpResponse:
    """The same for each secret that opens nothing, used or never made; `wait`: seconds until one may be tried."""
    is_open = current_person(request) is not None
    context = {"kind": kind, "is_open": is_open, "minutes": ceil(wait / SECONDS_A_MINUTE)}
    response = render(request, "accounts/return_link_unknown.html", context, status=429 if wait else 404)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _confirm(request: HttpRequest, link: MailLink) -> HttpResponse:
    """Only where the person's things are open: else somebody's address could be tied to a stranger's."""
    is_own = current_person(request) == link.person
    done = request.method == "POST" and is_own and confirm(link)
    context = {"link": link, "is_own": is_own, "done": done, "refused": request.method == "POST" and not done}
    return render(request, "accounts/mail_confirm.html", context, status=422 if context["refused"] else 200)


def _another(person: Person | None, key: SignInCredential) -> bool:
    """Whether this browser has somebody else's things open."""
    return person is not None and person != key.person
