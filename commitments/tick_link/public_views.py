"""What the address answers: to a browser a page, to everything else a line of text."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.http import no_store_private
from accounts.throttles import ThrottledError, client_key, retry_after
from commitments.models import TickLink
from commitments.tick_link.actions import Outcome, answer_from_outside, find_tick_link, tick_from_outside
from commitments.tick_link.forms import TickForm
from commitments.tick_link.page import tick_page

DEAD_LINK = "This address does nothing. It may have been ended or replaced, or a letter of it is missing."


# The secret in the address is all that counts here. No cookie does, so no forged form could borrow one.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def tick(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing: phones look at the addresses of tags, and messengers at links, by themselves."""
    response = no_store_private(_answer_tick(request, token, timezone.now()))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _answer_tick(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    wait = retry_after("tick", client_key(request), now=now) if request.method == "POST" else 0
    if wait:
        return _too_many(request, wait)
    link = find_tick_link(token)
    if link is None:
        return _render_unknown(request)
    return _answer_sent(request, link, now) if request.method == "POST" else _render_asked(request, link, now)


def _answer_sent(request: HttpRequest, link: TickLink, now: datetime) -> HttpResponse:
    form = TickForm(request.POST)
    outcome = _noted(link, form, now) if form.is_valid() else Outcome(form.problem, 422)
    if not _wants_page(request):
        return _plain(outcome.words, outcome.status)
    if outcome.status == 200:
        return HttpResponseRedirect(request.path, status=303)
    context = {"page": tick_page(link, now), "problem": outcome.words}
    return render(request, "commitments/tick_link/tick.html", context, status=outcome.status)


def _noted(link: TickLink, form: TickForm, now: datetime) -> Outcome:
    answer = form.cleaned_data["answer"]
    return answer_from_outside(link, answer, now=now) if answer else tick_from_outside(link, now=now)


def _too_many(request: HttpRequest, wait: int) -> HttpResponse:
    if _wants_page(request):
        raise ThrottledError(wait)
    response = _plain(f"Too many came from your network. Try again in {wait} seconds.", 429)
    response.headers["Retry-After"] = str(wait)
    return response


def _render_asked(request: HttpRequest, link: TickLink, now: datetime) -> HttpResponse:
    page = tick_page(link, now)
    if not _wants_page(request):
        return _plain(page.text, 200)
    return render(request, "commitments/tick_link/tick.html", {"page": page})


def _render_unknown(request: HttpRequest) -> HttpResponse:
    if not _wants_page(request):
        return _plain(DEAD_LINK, 404)
    return render(request, "commitments/tick_link/tick_unknown.html", status=404)


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=status)


def _wants_page(request: HttpRequest) -> bool:
    """Browsers name HTML; curl, Shortcuts and Home Assistant take anything."""
    return request.get_preferred_type(["text/plain", "text/html"]) == "text/html"
