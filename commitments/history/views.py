from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, in_turn
from accounts.http import see_other
from commitments.history.look_back import build_report
from commitments.history.month_grid import COLUMNS
from commitments.history.page import history_page
from commitments.models import Commitment
from commitments.plans import lifecycle_actions as actions
from commitments.plans.edit_forms import CommitmentEditForm, initial_edit
from commitments.plans.overlaps import running_same_as
from commitments.plans.views import LOOSENED
from commitments.ratings import MARKERS


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person is None:
        return redirect("commitments:week")
    context = {"page": history_page(person, timezone.now()), "columns": COLUMNS}
    return render(request, "commitments/history/history.html", context)


@require_safe
def look_back(request: HttpRequest, commitment_id: int) -> HttpResponse:
    everything = request.GET.get("weeks") == "all"
    page = build_report(_own_commitment(request, commitment_id), timezone.now(), everything=everything)
    return render(request, "commitments/history/look_back.html", {"page": page, "markers": MARKERS})


@require_safe
def keepsake(request: HttpRequest, commitment_id: int) -> HttpResponse:
    page = build_report(_own_commitment(request, commitment_id), timezone.now())
    return render(request, "commitments/history/keepsake.html", {"page": page})


@require_POST
def renew(request: HttpRequest, commitment_id: int) -> HttpResponse:
    is_loosened = actions.renew(commitment=_own_commitment(request, commitment_id), now=timezone.now())
    messages.success(request, f"Four more weeks. The next protected time is below.{LOOSENED if is_loosened else ''}")
    return see_other("commitments:week")


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """A plan with habits is closed once it is said what becomes of them."""
    commitment = _own_commitment(request, commitment_id)
    habits, choice = list(commitment.micro_habits.kept()), request.POST.get("habits")
    if request.method == "POST" and (not habits or choice in {"keep", "away"}):
        actions.finish(commitment=commitment, now=timezone.now(), with_habits=choice == "away")
        messages.success(request, "Closed. What you kept stays here and in your history.")
        return see_other("commitments:keepsake", commitment.pk)
    context = {"commitment": commitment, "habits": habits, "problem": request.method == "POST"}
    return render(
        request, "commitments/history/commitment_finish.html", context, status=422 if context["problem"] else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def adapt(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment = _own_commitment(request, commitment_id)
    data = request.POST if request.method == "POST" else None
    form = CommitmentEditForm(data, initial=initial_edit(commitment), person=commitment.person, commitment=commitment)
    same = _same_kept(request, form, commitment)
    if form.is_valid() and same is None:
        try:
            new = actions.adapt(commitment=commitment, plan=form.plan, now=timezone.now())
        except ValidationError as problem:
            form.enforce_limit(problem)
        else:
            return see_other("commitments:commitment_saved", new.pk)
    context = {"form": form, "commitment": commitment, "same": same}
    return render(request, "commitments/history/adapt.html", context, status=422 if form.is_bound else 200)


def _same_kept(request: HttpRequest, form: CommitmentEditForm, commitment: Commitment) -> Commitment | None:
    if "another" in request.POST or not form.is_valid():
        return None
    return running_same_as(form.plan, commitment.person, timezone.now(), besides=commitment)


def _own_commitment(request: HttpRequest, commitment_id: int) -> Commitment:
    own = Commitment.objects.for_person(current_person(request)).select_related("person").with_weeks()
    return get_object_or_404(own, pk=commitment_id)
