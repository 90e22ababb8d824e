"""The owner's side of a plan's shared page."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guests import current_person
from accounts.http import see_other
from commitments.models import Commitment, Share
from commitments.sharing import actions as share_actions
from commitments.sharing.forms import ShareForm
from commitments.sharing.page import DAYS_AFTER, SharedPage, expires_at, options_of, shared_page
from commitments.sharing.wording import ShareOptions
from commitments.wording.days_and_hours import day_of
from integration_site.htmx import regions, render_region, requested_region


@require_http_methods(["GET", "HEAD", "POST"])
@regions("preview")
def share(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """Ticks, then what they show, then the link: `step` says which of them a POST asks for."""
    commitment, now = _own_commitment(request, commitment_id), timezone.now()
    live = Share.objects.live().filter(commitment=commitment).first()
    step = request.POST.get("step")
    data = request.POST if request.method == "POST" else None
    form = ShareForm(data, commitment=commitment, shown=options_of(live) if live else ShareOptions())
    if requested_region(request):
        return _preview(request, form, now)
    if not form.is_valid() or expires_at(commitment) <= now:
        return _share_page(request, form, live, now, status=422 if form.is_bound else 200)
    if step == "make":
        return _make(request, form, now)
    if step == "save" and live and share_actions.change_share(share=live, shown=form.shown):
        messages.success(request, "Changed. The link stays the same.")
        return see_other("commitments:share", commitment.pk)
    seen = None if step == "change" else shared_page(commitment, form.shown, now)
    return _share_page(request, form, live, now, seen=seen)


@require_POST
def share_close(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment = _own_commitment(request, commitment_id)
    if share_actions.close_share(commitment=commitment, now=timezone.now()):
        messages.success(request, "Closed. The link no longer works.")
    return see_other("commitments:share", commitment.pk)


def _preview(request: HttpRequest, form: ShareForm, now: datetime) -> HttpResponse:
    """What the page would show by the ticks of this moment; nothing is kept."""
    seen = shared_page(form.commitment, form.shown, now) if form.is_valid() else None
    said = "The preview shows what is ticked." if seen else "They would see nothing yet."
    return render_region(request, "commitments/sharing/share.html", {"seen": seen}, said=said)


def _make(request: HttpRequest, form: ShareForm, now: datetime) -> HttpResponse:
    """Answers the form itself instead of redirecting: the secret stands in this one answer and nowhere else."""
    secret = share_actions.make_share(commitment=form.commitment, shown=form.shown, now=now)
    address = settings.SITE_URL + reverse("commitments:plan_shared", args=[secret])
    context = {"address": address, "commitment": form.commitment, "days": DAYS_AFTER}
    return render(request, "commitments/sharing/share_link.html", context)


def _share_page(
    request: HttpRequest,
    form: ShareForm,
    live: Share | None,
    now: datetime,
    *,
    seen: SharedPage | None = None,
    status: int = 200,
) -> HttpResponse:
    """`seen` is what the page would show; without it the ticks are asked for."""
    commitment = form.commitment
    closes = expires_at(commitment)
    context = {
        "form": form,
        "commitment": commitment,
        "live": live,
        "again": ShareForm(commitment=commitment, shown=options_of(live), auto_id=False) if live else None,
        "live_page": shared_page(commitment, options_of(live), now) if live else None,
        "page": seen,
        "is_over": closes <= now,
        "closes_on": day_of(closes.astimezone(commitment.zone).date()),
        "days": DAYS_AFTER,
        "cheers": commitment.cheers.latest_first(),
    }
    return render(request, "commitments/sharing/share.html", context, status=status)


def _own_commitment(request: HttpRequest, commitment_id: int) -> Commitment:
    own = Commitment.objects.for_person(current_person(request)).with_weeks()
    return get_object_or_404(own, pk=commitment_id)
