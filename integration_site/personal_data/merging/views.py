"""Joining two people who are one: a page that asks once more, one that says what has ended, and the way back."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_POST, require_safe

from accounts.http import no_store_private, see_other
from accounts.models import Joining, Person
from accounts.sign_in.credentials import SignInCredential, consume_credential, find_credential
from accounts.sign_in.private_links import make_return_link
from accounts.throttles import retry_after_guess
from accounts.views import opens_nothing
from commitments.models import Commitment
from integration_site.personal_data.merging.actions import join
from integration_site.personal_data.merging.recent import remember, undoable
from integration_site.personal_data.merging.undo import part
from integration_site.personal_data.views import LANDS_ON, holder_or_404

OVER = "This cannot be undone any more. Nothing has changed."


@require_POST
def me_join(request: HttpRequest) -> HttpResponse:
    """Ask first; then move what the key leads to over to what is open here. Codes could be tried here as well."""
    here, now = holder_or_404(request), timezone.now()
    wait = retry_after_guess("code", request.META.get("REMOTE_ADDR", ""), now=now)
    kind = request.POST.get("kind", "")
    key = None if wait else find_credential(kind, request.POST.get("secret", ""), now=now)
    if key is None:
        return no_store_private(opens_nothing(request, kind, wait=wait))
    if key.person == here:
        messages.success(request, "It is open here.")
        return no_store_private(HttpResponseRedirect(key.redirect_url, status=303))
    if not constant_time_compare(request.POST.get("seen", ""), _pair(here, key.person)):
        return no_store_private(_ask(request, here, key))
    try:
        _join_here(request, here, key, now=now)
    except Person.DoesNotExist:
        return no_store_private(opens_nothing(request, kind))
    return no_store_private(see_other("me_joined"))


@require_safe
def me_joined(request: HttpRequest) -> HttpResponse:
    joining = undoable(request, holder_or_404(request), now=timezone.now())
    if joining is None:
        raise Http404
    loose = Commitment.objects.for_person(joining.person).filter(pk__in=joining.loosened, is_non_negotiable=False)
    context = {"joining": joining, "loose": loose.select_related("value")}
    return no_store_private(render(request, "integration_site/personal_data/merging/me_joined.html", context))


@require_POST
def me_joined_undo(request: HttpRequest) -> HttpResponse:
    """Answers with a new link to the other side, whose ways in have ended; it stands in this one answer alone."""
    now = timezone.now()
    joining = undoable(request, holder_or_404(request), now=now)
    try:
        address = _part(joining, now=now) if joining else ""
    except Person.DoesNotExist:
        address = ""
    if not address:
        messages.error(request, OVER)
        return no_store_private(see_other("me"))
    return no_store_private(
        render(request, "integration_site/personal_data/merging/me_parted.html", {"address": address})
    )


def _ask(request: HttpRequest, here: Person, key: SignInCredential) -> HttpResponse:
    """Also when this browser has other things open by now than the page that was sent spoke of."""
    context = {"key": key, "here": here, "seen": _pair(here, key.person), "changed": "seen" in request.POST}
    status = 422 if context["changed"] else 200
    return render(request, "integration_site/personal_data/merging/me_join.html", context, status=status)


def _pair(here: Person, other: Person) -> str:
    """What a page was about, without telling their numbers."""
    return salted_hmac(
        "integration_site.personal_data.merging.views", f"{here.pk} {other.pk}", algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def _join_here(request: HttpRequest, here: Person, key: SignInCredential, *, now: datetime) -> None:
    """Person.DoesNotExist when the key, or one of the two people, is no more."""
    if not consume_credential(key, now=now):
        raise Person.DoesNotExist
    options = {"keeps_address": "keep_address" in request.POST, "session": request.session.session_key}
    joining = join(person=key.person, into=here, now=now, **options)
    remember(request, joining)
    request.session.cycle_key()  # this browser's cookie may have been copied


@transaction.atomic
def _part(joining: Joining, *, now: datetime) -> str:
    """The address that opens the other side."""
    other = joining.joined
    part(joining, now=now)
    secret = make_return_link(person=other, name="Link after undoing", lands_on=LANDS_ON, now=now)
    return settings.SITE_URL + reverse("accounts:return_link", args=[secret])
