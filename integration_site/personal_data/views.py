"""A person's own page: the ways back to their things, and what is stored."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.guests import current_person, in_turn, renew_session
from accounts.http import clear_site_data, see_other
from accounts.models import DeviceCode, MailLink, Person, Purpose, ReturnLink, Session
from accounts.sign_in.forms import EmailForm
from accounts.sign_in.private_links import make_return_link
from accounts.text import isolated
from assessments.models import SavedResult
from commitments.models import TickLink
from commitments.reminders.settings_panel import reminder_panel
from integration_site.htmx import regions, render_region
from integration_site.personal_data.forms import NewLinkForm, TimeZoneForm
from integration_site.personal_data.merging.recent import undoable
from integration_site.personal_data.registry import data_summary

MAX_LINKS = 10
LANDS_ON = "commitments:week"
TOO_MANY = f"There are {MAX_LINKS} links already. Revoke one first."


def holder_of(request: HttpRequest) -> Person | None:
    """The person who may make ways in here. Staff have a password, and no link, mail or code opens theirs."""
    person = current_person(request)
    return person if person and not person.is_staff else None


def holder_or_404(request: HttpRequest) -> Person:
    person = holder_of(request)
    if person is None:
        raise Http404
    return person


def person_or_404(request: HttpRequest) -> Person:
    """Staff, too: what they saved is theirs to take along and erase."""
    person = current_person(request)
    if person is None:
        raise Http404
    return person


@require_safe
@regions("me")
def me(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person is None:
        return render(request, "integration_site/personal_data/me_empty.html")
    renew_session(request, today=timezone.localdate())
    return me_page(request, person)


def me_page(request: HttpRequest, person: Person, *, status: int = 200, **bound: Form) -> HttpResponse:
    """The page, with the one form that could not be answered."""
    context = {
        "person": person,
        "links": ReturnLink.objects.live().for_person(person).order_by("-created_at", "-pk"),
        "link_form": NewLinkForm(),
        "email_form": EmailForm(),
        "reminder": reminder_panel(person),
        "zone_form": TimeZoneForm(initial={"time_zone": person.time_zone}),
        "browser_count": Session.objects.filter(person=person, expire_date__gt=timezone.now()).count(),
        "stored": data_summary(person),
        "has_result": SavedResult.objects.for_person(person).exists(),
        "joining": undoable(request, person, now=timezone.now()),
    }
    refused = next(iter(bound.values()), None)
    context |= bound | {"refused": refused}
    return render_region(request, "integration_site/personal_data/me.html", context, status=status)


@require_POST
def me_link_new(request: HttpRequest) -> HttpResponse:
    """Answers the form itself instead of redirecting: the secret stands in this one answer and nowhere else."""
    person = holder_or_404(request)
    form = NewLinkForm(request.POST)
    if form.is_valid() and ReturnLink.objects.live().for_person(person).count() >= MAX_LINKS:
        form.add_error("name", ValidationError(TOO_MANY, code="too_many_links"))
    if not form.is_valid():
        return me_page(request, person, status=422, link_form=form)
    name = form.cleaned_data["name"] or "My link"
    secret = make_return_link(person=person, name=name, lands_on=LANDS_ON, now=timezone.now())
    address = settings.SITE_URL + reverse("accounts:return_link", args=[secret])
    return render(request, "integration_site/personal_data/me_link_new.html", {"address": address, "name": name})


@require_POST
def me_link_revoke(request: HttpRequest, link_id: int) -> HttpResponse:
    links = ReturnLink.objects.live().for_person(holder_of(request))
    link = get_object_or_404(links, pk=link_id)
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    messages.success(request, f"The link “{isolated(link.name)}” no longer works.")
    return see_other("me")


@require_POST
@in_turn
def me_time_zone(request: HttpRequest) -> HttpResponse:
    person = person_or_404(request)
    form = TimeZoneForm(request.POST, initial={"time_zone": person.time_zone})
    if not form.is_valid():
        return me_page(request, person, status=422, zone_form=form)
    person.time_zone = form.cleaned_data["time_zone"]
    person.save(update_fields=["time_zone"])
    messages.success(request, "Your clock is set. Times of plans you have made keep the clock they were made by.")
    return see_other("me")


@require_POST
def me_sessions_end(request: HttpRequest) -> HttpResponse:
    """End the sign-ins in other browsers, and what was sent or made to open one; with `here` also this one,
    and the address that answers from outside, as nobody may come back to end it."""
    person = holder_or_404(request)
    with transaction.atomic():
        Session.objects.filter(person=person).exclude(session_key=request.session.session_key).delete()
        MailLink.objects.filter(person=person, purpose=Purpose.SIGN_IN).delete()
        DeviceCode.objects.filter(person=person).delete()
        request.session.cycle_key()  # this browser's cookie may have been copied
        if "here" in request.POST:
            TickLink.objects.filter(person=person).delete()
    if "here" in request.POST:
        logout(request)
        return clear_site_data(see_other("commitments:week"))
    messages.success(
        request, "Closed in every other browser, and codes and mailed links with them. This one stays open."
    )
    return see_other("me")
