"""How I work: a card for those who work with somebody, as a page, as plain text and as a link."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import no_store_private, see_other
from commitments.models import WorkCardLink
from commitments.work_card import actions as work_card_actions
from commitments.work_card.forms import WorkCardForm
from commitments.work_card.queries import visible_card, work_card_of


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def how_i_work(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    card = work_card_of(person)
    form = WorkCardForm(request.POST if request.method == "POST" else None, person=person, card=card)
    if form.is_valid():
        with saving_person(request) as owner:
            times = form.cleaned_data["times"]
            work_card_actions.save_work_card(person=owner, lines=form.lines, times=times, now=timezone.now())
        messages.success(request, "Kept. The card below shows what is ticked.")
        return see_other("commitments:how_i_work")
    context = {
        "form": form,
        "card": visible_card(card) if card else None,
        "link": WorkCardLink.objects.live().for_person(person).first(),
    }
    return render(request, "commitments/work_card/how_i_work.html", context, status=422 if form.is_bound else 200)


@require_POST
def how_i_work_link(request: HttpRequest) -> HttpResponse:
    """Answers the form itself instead of redirecting: the secret stands in this one answer and nowhere else."""
    card = work_card_of(current_person(request))
    if card is None:
        raise Http404
    secret = work_card_actions.make_work_card_link(person=card.person, now=timezone.now())
    address = settings.SITE_URL + reverse("commitments:how_i_work_shared", args=[secret])
    return render(request, "commitments/work_card/how_i_work_link.html", {"address": address})


@require_POST
def how_i_work_close(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person and work_card_actions.close_work_card_link(person=person, now=timezone.now()):
        messages.success(request, "Closed. The link no longer works.")
    return see_other("commitments:how_i_work")


@require_safe
def how_i_work_shared(request: HttpRequest, token: str) -> HttpResponse:
    link = WorkCardLink.objects.with_secret(token)
    if link is None:
        return no_store_private(render(request, "commitments/sharing/shared_unknown.html", status=404))
    card = work_card_of(link.person)
    if link.revoked_at or card is None:
        return no_store_private(render(request, "commitments/work_card/how_i_work_closed.html", status=410))
    return no_store_private(
        render(request, "commitments/work_card/how_i_work_shared.html", {"card": visible_card(card)})
    )
