from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.guests import person_of, renew_session, saving_person
from accounts.models import Person, zone_of
from assessments.saved_results import save_result
from assessments.suggestions import Suggestion, suggestion_from
from commitments.models import Commitment
from commitments.plans.actions import save_commitment
from commitments.plans.drafts import Plan
from commitments.plans.duplicates import running_same_as
from commitments.plans.forms import CommitmentForm, first_shown
from commitments.plans.prefill import asked_for
from commitments.plans.saved_page import saved_page
from commitments.strength import DAILY_RULE, WEEKLY_RULE
from commitments.week.page import ANSWERS, week_page


@require_http_methods(["GET", "HEAD", "POST"])
def commitment_new(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    suggestion = suggestion_from(request.GET)
    asked = asked_for(request.GET, person)
    shown = first_shown(suggestion, time_zone=zone_of(person).key)
    shown |= {"is_non_negotiable": "anchor" in request.GET} | asked
    form = CommitmentForm(request.POST if request.method == "POST" else None, initial=shown, person=person)
    same = _same_kept(request, form, person)
    if form.is_valid() and same is None:
        try:
            return see_other("commitments:commitment_saved", _save(request, form.plan, suggestion).pk)
        except ValidationError as problem:
            form.refuse_fourth(problem)
    context = {"form": form, "suggestion": suggestion, "asked": asked, "same": same}
    return render(request, "commitments/week/commitment_new.html", context, status=422 if form.is_bound else 200)


def _same_kept(request: HttpRequest, form: CommitmentForm, person: Person | None) -> Commitment | None:
    """What is kept already and must be asked about, unless the answer came along."""
    if "another" in request.POST or not form.is_valid():
        return None
    return running_same_as(form.plan, person, timezone.now())


def _save(request: HttpRequest, plan: Plan, suggestion: Suggestion | None) -> Commitment:
    """With the result that the plan was made from, if any. The same form sent twice at once makes one plan."""
    now = timezone.now()
    with saving_person(request) as owner:
        Person.objects.select_for_update().get(pk=owner.pk)
        if "another" not in request.POST and (same := running_same_as(plan, owner, now)):
            return same
        if suggestion and suggestion.code:
            portrait = suggestion.profile_slug if "portrait" in request.GET else ""
            save_result(person=owner, code=suggestion.code, portrait=portrait, now=now)
        return save_commitment(person=owner, plan=plan, now=now)


@require_safe
def commitment_saved(request: HttpRequest, commitment_id: int) -> HttpResponse:
    own = Commitment.objects.of(person_of(request)).with_weeks()
    commitment = get_object_or_404(own, pk=commitment_id)
    return render(request, "commitments/week/commitment_saved.html", {"page": saved_page(commitment)})


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    if person is None:
        return render(request, "commitments/week/week_empty.html")
    now = timezone.now()
    renew_session(request, today=now.date())
    return render_week(request, person, now)


def render_week(request: HttpRequest, person: Person, now: datetime, *, problem: str = "") -> HttpResponse:
    page = week_page(person, now)
    template = "commitments/week/week.html" if page.has_history else "commitments/week/week_empty.html"
    context = {"page": page, "answers": ANSWERS, "rule": WEEKLY_RULE, "daily_rule": DAILY_RULE, "problem": problem}
    context |= {"cheers": page.cheers, "asking": page.asking}
    return render(request, template, context, status=422 if problem else 200)


def see_other(view: str, *args: int) -> HttpResponse:
    return HttpResponseRedirect(reverse(view, args=args), status=303)
