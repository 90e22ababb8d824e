"""Non-negotiables: two or three times that stay fixed, beside the hours of work."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import see_other
from accounts.models import Person
from commitments.models import Commitment
from practices.models import WorkHours
from practices.non_negotiables import actions as anchor_actions
from practices.non_negotiables.forms import WorkHoursForm
from practices.non_negotiables.page import anchor_page
from practices.shifts import Shift
from practices.work_hours.actions import save_work_hours


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def non_negotiables(request: HttpRequest) -> HttpResponse:
    """A post keeps the work hours, or forgets them."""
    person = current_person(request)
    if "forget" in request.POST:
        WorkHours.objects.for_person(person).delete()
        messages.info(request, "Forgotten. The work hours are no longer kept.")
        return see_other("practices:non_negotiables")
    data = request.POST if request.method == "POST" else None
    form = WorkHoursForm(data, shifts=_shifts_of(person), person=person)
    if form.is_valid():
        with saving_person(request) as owner:
            owner.take_time_zone(form.chosen_zone)
            save_work_hours(person=owner, shifts=[form.shift], now=timezone.now())
        messages.success(request, "Kept. What meets these hours is shown below.")
        return see_other("practices:non_negotiables")
    return _render_page(request, person, form)


@require_POST
def anchor(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """`hold` is 1 or empty, so that sending the form twice changes nothing more."""
    person = current_person(request)
    commitment = get_object_or_404(Commitment.objects.for_person(person).active(), pk=commitment_id)
    if not request.POST.get("hold"):
        anchor_actions.demote(commitment=commitment)
        return see_other("practices:non_negotiables")
    try:
        anchor_actions.promote(commitment=commitment)
    except ValidationError as problem:
        form = WorkHoursForm(shifts=_shifts_of(person), person=person)
        return _render_page(request, person, form, problem=problem.message)
    return see_other("practices:non_negotiables")


def _shifts_of(person: Person | None) -> list[Shift]:
    return WorkHours.objects.for_person(person).shifts()


def _render_page(
    request: HttpRequest, person: Person | None, form: WorkHoursForm, *, problem: str = ""
) -> HttpResponse:
    context = {"page": anchor_page(person, timezone.now()), "form": form, "problem": problem}
    status = 422 if form.is_bound or problem else 200
    return render(request, "practices/non_negotiables/non_negotiables.html", context, status=status)
