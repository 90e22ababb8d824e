from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.guests import current_person, renew_session
from coaching.actions import forget_reactions, react
from coaching.circumstances.forms import CircumstancesForm
from coaching.context import build_context
from coaching.forms import ReactionForm, address_back
from coaching.rows import rows_of
from coaching.suggestions.engine import Feedback, choose
from coaching.suggestions.items import grounds
from coaching.suggestions.library import suggestions
from coaching.suggestions.reactions import PASSED, REASONS, REST_DAYS, TAKEN, WORDS


@require_safe
def coach(request: HttpRequest) -> HttpResponse:
    if current_person(request):
        renew_session(request, today=timezone.now().date())
    return coach_page(request, request.GET)


@require_POST
def coach_react(request: HttpRequest) -> HttpResponse:
    """A visitor's answers are kept in the page alone, so that nobody is stored for having said no."""
    form, person = ReactionForm(request.POST), current_person(request)
    if not form.is_valid():
        return coach_page(request, request.POST, aside=form.aside, problems=form.problems)
    if person is None:
        return coach_page(request, request.POST, aside=[*form.aside, *form.answered])
    kind = form.cleaned_data["kind"]
    react(person=person, items=form.cleaned_data["item"], kind=kind, now=timezone.now())
    words = "These rest" if kind == PASSED else f"Noted: {WORDS[kind]}. It rests"
    messages.success(request, f"{words} for {REST_DAYS[kind]} days.")
    return HttpResponseRedirect(address_back(form.cleaned_data), status=303)


@require_POST
def coach_again(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person:
        forget_reactions(person=person)
        messages.success(request, "All suggestions can come up again.")
    return HttpResponseRedirect(reverse("coaching:coach"), status=303)


def coach_page(
    request: HttpRequest,
    query: Mapping[str, str],
    *,
    aside: Sequence[tuple[str, str]] = (),
    problems: Sequence[str] = (),
) -> HttpResponse:
    """`query` may bring a result; `aside` are items with the answers that a visitor gave on this page."""
    now, person = timezone.now(), current_person(request)
    known = build_context(person, query, now)
    said = [*known.said, *(Feedback(item, kind, now.date()) for item, kind in aside)]
    context = {
        "rows": rows_of(choose(suggestions(), known.facts, said, now.date()), known),
        "known": known,
        "circumstances": CircumstancesForm(kept=known.facts.circumstance),
        "grounds": grounds(suggestions(), known.facts),
        "count": len(suggestions().items),
        "taken": TAKEN,
        "reasons": REASONS.items(),
        "aside": [f"{item}:{kind}" for item, kind in aside],
        "has_said": bool(said),
        "is_stored": person is not None,
        "problems": problems,
    }
    return render(request, "coaching/coach.html", context, status=422 if problems else 200)
