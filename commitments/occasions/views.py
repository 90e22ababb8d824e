from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.guests import current_person, in_turn
from accounts.http import see_other
from commitments.models import Occasion
from commitments.occasions import actions
from commitments.occasions.forms import CheckInForm, RescheduleForm
from commitments.occasions.questions import answers_for
from commitments.wording.days_and_hours import span
from commitments.wording.sentences import moved_notice
from integration_site.htmx import regions, render_region


@require_safe
def occasion(request: HttpRequest, occasion_id: int) -> HttpResponse:
    own = own_occasion(request, occasion_id)
    return render_occasion(request, CheckInForm(occasion=own, now=timezone.now()))


@require_http_methods(["GET", "HEAD", "POST"])
@regions("bend", "week")
@in_turn
def bend(request: HttpRequest, occasion_id: int) -> HttpResponse:
    own, now = own_occasion(request, occasion_id), timezone.now()
    form = RescheduleForm(request.POST if request.method == "POST" else None, occasion=own, now=now)
    if form.is_valid():
        times = {"starts_at": form.starts_at, "ends_at": form.ends_at}
        try:
            moved = actions.reschedule_occasion(occasion=own, reason=form.cleaned_data["reason"], now=now, **times)
        except ValidationError as problem:
            form.add_error("start", problem)
        else:
            others = Occasion.objects.for_person(current_person(request)).overlapping(**times).exclude(pk=moved.pk)
            confirm_with_undo(request, moved_notice(moved.starts_local, moved.hours, _names(others)), own)
            return see_other("commitments:week")
    context = {"form": form, "occasion": own, "span": span(own.hours)}
    status = 422 if form.is_bound else 200
    return render_region(request, "commitments/occasions/bend.html", context, status=status, instead=f"bend-{own.pk}")


def own_occasion(request: HttpRequest, occasion_id: int) -> Occasion:
    own = Occasion.objects.for_person(current_person(request)).with_commitment().select_related("check_in", "successor")
    return get_object_or_404(own, pk=occasion_id)


def confirm_with_undo(request: HttpRequest, notice: str, own: Occasion) -> None:
    """The notice carries, as its tag, where a POST takes the answer back."""
    undo = reverse("commitments:check_in_undo", args=[own.pk])
    messages.success(request, f"{notice} You can change it below.", extra_tags=undo)


def _names(occasions: "list[Occasion]") -> list[str]:
    return list(dict.fromkeys(each.commitment.what for each in occasions.with_commitment()))


def render_occasion(request: HttpRequest, form: CheckInForm) -> HttpResponse:
    own = form.occasion
    context = {
        "form": form,
        "occasion": own,
        "answers": answers_for(own),
        "span": span(own.hours),
        "has_begun": own.has_begun(form.now),
    }
    return render(request, "commitments/occasions/occasion.html", context, status=422 if form.is_bound else 200)
