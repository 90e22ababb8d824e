"""Pages and buttons of a plan."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import see_other
from accounts.models import Person, zone_of
from assessments.saved_results import save_result
from assessments.suggestions import Suggestion, suggestion_from
from commitments.models import Commitment, MicroHabit
from commitments.owned import own_commitment
from commitments.plans import rescheduling_actions as plan_actions
from commitments.plans.actions import save_commitment
from commitments.plans.drafts import PlanDraft
from commitments.plans.edit_forms import CommitmentEditForm, initial_edit
from commitments.plans.forms import CommitmentForm, initial_data
from commitments.plans.overlaps import names_sharing_time, running_same_as
from commitments.plans.prefill import prefill_from_query
from commitments.plans.preview import preview_limit, preview_times
from commitments.plans.saved_page import saved_page
from commitments.wording.sentences import shared_notice
from integration_site.htmx import regions, render_region, requested_region

LOOSENED = " It is flexible for now, because three others are fixed already."


@require_http_methods(["GET", "HEAD", "POST"])
@regions("times", "limit")
def commitment_new(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    suggestion = suggestion_from(request.GET)
    asked = prefill_from_query(request.GET, person)
    shown = initial_data(suggestion, time_zone=zone_of(person).key)
    shown |= {"is_non_negotiable": "anchor" in request.GET} | asked
    form = CommitmentForm(request.POST if request.method == "POST" else None, initial=shown, person=person)
    if _is_previewed(request):
        return _preview(request, form)
    same = _same_kept(request, form, person)
    if form.is_valid() and same is None:
        try:
            return see_other("commitments:commitment_saved", _save(request, form.plan, suggestion).pk)
        except ValidationError as problem:
            form.enforce_limit(problem)
    context = {"form": form, "suggestion": suggestion, "asked": asked, "same": same}
    return render(request, "commitments/plans/commitment_new.html", context, status=422 if form.is_bound else 200)


def _is_previewed(request: HttpRequest) -> bool:
    """htmx sends choices alone, to hear of them; a form to be kept is sent without it."""
    return request.method == "POST" and requested_region(request) is not None


def _preview(request: HttpRequest, form: CommitmentForm) -> HttpResponse:
    if requested_region(request).name == "limit":
        words = preview_limit(form)
        return render_region(request, "commitments/plans/_tie_slots.html", {"limit": words}, said=words)
    words = preview_times(form, timezone.now())
    return render_region(request, "commitments/plans/_sentence_slots.html", {"times": words}, said=words)


def _same_kept(request: HttpRequest, form: CommitmentForm, person: Person | None) -> Commitment | None:
    """What is kept already and must be asked about, unless the answer came along."""
    if "another" in request.POST or not form.is_valid():
        return None
    return running_same_as(form.plan, person, timezone.now())


def _save(request: HttpRequest, plan: PlanDraft, suggestion: Suggestion | None) -> Commitment:
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
    own = Commitment.objects.for_person(current_person(request)).with_weeks()
    commitment = get_object_or_404(own, pk=commitment_id)
    return render(request, "commitments/plans/commitment_saved.html", {"page": saved_page(commitment)})


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    own = Commitment.objects.for_person(current_person(request)).select_related("value").order_by("-created_at", "-pk")
    context = {"kept": own.active(), "away": own.exclude(archived_at=None), "finished": own.finished()}
    context["given_up"] = MicroHabit.objects.for_person(current_person(request)).exclude(given_up_at=None)
    return render(request, "commitments/plans/commitment_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@regions("times", "limit")
@in_turn
def commitment_edit(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment = own_commitment(request, commitment_id)
    data = request.POST if request.method == "POST" else None
    form = CommitmentEditForm(data, initial=initial_edit(commitment), person=commitment.person, commitment=commitment)
    if _is_previewed(request):
        return _preview(request, form)
    if form.is_valid():
        try:
            waits = plan_actions.edit_commitment(commitment=commitment, plan=form.plan, now=timezone.now())
        except ValidationError as problem:
            form.enforce_limit(problem)
        else:
            notice = "Changed. The new time starts next week, because this plan is firm." if waits else "Changed."
            messages.success(request, f"{notice} {shared_notice(names_sharing_time(commitment))}".strip())
            return see_other("commitments:week")
    status = 422 if form.is_bound else 200
    return render(request, "commitments/plans/commitment_edit.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def commitment_archive(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """A plan with habits is put away once it is said what becomes of them."""
    commitment = own_commitment(request, commitment_id)
    habits, choice = list(commitment.micro_habits.kept()), request.POST.get("habits")
    if request.method == "POST" and (not habits or choice in {"keep", "away"}):
        with_habits = choice == "away"
        plan_actions.archive_commitment(commitment=commitment, now=timezone.now(), with_habits=with_habits)
        messages.success(request, "Put away. It can be taken up again at any time.")
        return see_other("commitments:commitment_list")
    context = {"commitment": commitment, "habits": habits, "problem": request.method == "POST"}
    return render(
        request, "commitments/plans/commitment_archive.html", context, status=422 if context["problem"] else 200
    )


@require_POST
def commitment_restore(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment = own_commitment(request, commitment_id)
    is_loosened = plan_actions.restore_commitment(commitment=commitment, now=timezone.now())
    messages.success(request, f"Taken up again.{LOOSENED if is_loosened else ''}")
    return see_other("commitments:commitment_list")


@require_POST
def commitment_told(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """`told` is 1 or empty, so that sending the form twice changes nothing more."""
    with transaction.atomic():
        commitment = own_commitment(request, commitment_id)
        commitment.told_at = (commitment.told_at or timezone.now()) if request.POST.get("told") else None
        commitment.save(update_fields=["told_at"])
    return see_other("commitments:commitment_saved", commitment.pk)


@require_safe
def card(request: HttpRequest, commitment_id: int) -> HttpResponse:
    own = Commitment.objects.for_person(current_person(request)).select_related("value")
    return render(request, "commitments/plans/card.html", {"commitment": get_object_or_404(own, pk=commitment_id)})
