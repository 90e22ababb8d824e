"""The owner's side of the address that answers from outside."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.guests import current_person
from accounts.http import no_store_private, see_other
from accounts.models import Person
from commitments.models import TickLink
from commitments.tick_link.actions import make_tick_link
from commitments.tick_link.examples import CURL, HOME_ASSISTANT
from commitments.tick_link.forms import TickLinkForm

EXAMPLES = {"curl": CURL, "home_assistant": HOME_ASSISTANT}


@require_safe
def tick_link(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    return _tick_link_page(request, person, TickLinkForm(person=person))


@require_POST
def tick_link_new(request: HttpRequest) -> HttpResponse:
    """Answers the form itself instead of redirecting: the secret stands in this one answer and nowhere else."""
    person = _person_or_404(request)
    form = TickLinkForm(request.POST, person=person)
    if not form.is_valid():
        return _tick_link_page(request, person, form)
    secret = make_tick_link(person=person, habit=form.chosen, now=timezone.now())
    address = settings.SITE_URL + reverse("commitments:tick", args=[secret])
    context = {"address": address, "habit": form.chosen} | EXAMPLES
    return no_store_private(render(request, "commitments/tick_link/tick_link_new.html", context))


@require_POST
def tick_link_end(request: HttpRequest) -> HttpResponse:
    TickLink.objects.for_person(_person_or_404(request)).delete()
    messages.success(request, "The address does nothing from now on. What it noted stays.")
    return see_other("commitments:tick_link")


def _tick_link_page(request: HttpRequest, person: Person | None, form: TickLinkForm) -> HttpResponse:
    context = {
        "link": TickLink.objects.for_person(person).select_related("habit").first(),
        "form": form,
        "is_known": person is not None,
    } | EXAMPLES
    return render(request, "commitments/tick_link/tick_link.html", context, status=422 if form.is_bound else 200)


def _person_or_404(request: HttpRequest) -> Person:
    person = current_person(request)
    if person is None:
        raise Http404
    return person
