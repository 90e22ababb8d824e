"""A note from a reader: a doubt about a claim, or a question that is missing. No account, no name."""

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.crisis.detection import may_be_crisis
from accounts.throttles import retry_after
from articles.forms import MAX_LENGTH, NoteForm
from articles.models import NOTE_DAYS, Claim, Note
from articles.parsing.evidence import ORIGINS
from integration_site.crisis.page import help_context

SECONDS_A_MINUTE = 60


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    claims = list(Claim.objects.only("slug", "origin", "state", "number", "statement"))
    slugs = [claim.slug for claim in claims]
    if request.method != "POST":
        return note_page(request, claims, NoteForm(slugs, initial={"claim": request.GET.get("claim", "")}))
    form = NoteForm(slugs, request.POST)
    if not form.is_valid():
        return note_page(request, claims, form, status=422)
    if may_be_crisis(form.cleaned_data["text"]) and "looked" not in request.POST:
        context = help_context() | {"note": form.cleaned_data}
        return render(request, "integration_site/crisis/help_now.html", context)
    now = timezone.now()
    wait = retry_after("note", request.META.get("REMOTE_ADDR", ""), now=now)
    if wait:
        response = note_page(request, claims, form, status=429, minutes=ceil(wait / SECONDS_A_MINUTE))
        response.headers["Retry-After"] = str(wait)
        return response
    Note.objects.keep(text=form.cleaned_data["text"], claim=form.cleaned_data["claim"], today=now.date())
    response = redirect("note_thanks")
    response.status_code = 303
    return response


def note_page(
    request: HttpRequest, claims: list[Claim], form: NoteForm, *, status: int = 200, minutes: int = 0
) -> HttpResponse:
    """The form with what was typed; `minutes` above 0 says that it cannot be sent before."""
    chosen = form["claim"].value()
    context = {
        "form": form,
        "errors": form.messages(),
        "minutes": minutes,
        "chosen": next((claim for claim in claims if claim.slug == chosen), None),
        "groups": [(name, [claim for claim in claims if claim.origin == key]) for key, name in ORIGINS.items()],
        "most": MAX_LENGTH,
        "days": NOTE_DAYS,
    }
    return render(request, "integration_site/pages/note.html", context, status=status)


@require_safe
def note_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "integration_site/pages/note_thanks.html", {"days": NOTE_DAYS})
