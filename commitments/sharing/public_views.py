"""What somebody with the link of a shared page sees, and the little they can send."""

from datetime import datetime
from math import ceil

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.http import no_store_private
from accounts.throttles import retry_after
from commitments.models import CHEER_WORDS, Commitment, Share
from commitments.sharing import actions as share_actions
from commitments.sharing.page import SharedPage, expires_at, options_of, shared_page

SECONDS_A_MINUTE = 60


# The secret in the address is all that counts here. No cookie does, so no forged form could borrow one.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def plan_shared(request: HttpRequest, token: str) -> HttpResponse:
    return no_store_private(_answer_plan_shared(request, token, timezone.now()))


def _answer_plan_shared(request: HttpRequest, token: str, now: datetime) -> HttpResponse:
    share = Share.objects.with_secret(token)
    if share is None:
        return render(request, "commitments/sharing/shared_unknown.html", status=404)
    commitment = Commitment.objects.with_weeks().get(pk=share.commitment_id)
    if share.revoked_at or expires_at(commitment) <= now:
        return render(request, "commitments/sharing/shared_closed.html", status=410)
    page = shared_page(commitment, options_of(share), now)
    if request.method != "POST":
        return _plan_page(request, page, sent=CHEER_WORDS.get(request.GET.get("sent", ""), ""))
    kind = request.POST.get("kind", "")
    if kind not in page.sendable:
        return _plan_page(request, page, problem="Choose one of the sentences below.", status=422)
    wait = retry_after("cheer", request.META.get("REMOTE_ADDR", ""), now=now)
    if wait:
        return _too_many(request, page, wait)
    share_actions.send_cheer(commitment=commitment, kind=kind, now=now)
    return HttpResponseRedirect(f"{reverse('commitments:plan_shared', args=[token])}?sent={kind}", status=303)


def _too_many(request: HttpRequest, page: SharedPage, wait: int) -> HttpResponse:
    response = _plan_page(request, page, minutes=ceil(wait / SECONDS_A_MINUTE), status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def _plan_page(request: HttpRequest, page: SharedPage, *, status: int = 200, **said: str | int) -> HttpResponse:
    """`sent` is what has just been sent, `problem` why nothing was, `minutes` how long to wait."""
    return render(request, "commitments/sharing/plan_shared.html", {"page": page} | said, status=status)
