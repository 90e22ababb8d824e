from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person
from accounts.http import see_other
from commitments.models import Answer, Occasion
from commitments.occasions import actions
from commitments.occasions.forms import CheckInForm, RescheduleForm
from commitments.occasions.questions import answers_for
from commitments.week.views import WEEK, render_week
from commitments.wording import moved_notice, span
from integration_site.htmx import regions

ANSWERED_SINCE = "It has another answer or note by now, from another tab or browser, so it was not taken back."


@require_safe
def occasion(request: HttpRequest, occasion_id: int) -> HttpResponse:
    own = _own_occasion(request, occasion_id)
    return _render_occasion(request, CheckInForm(occasion=own, now=timezone.now()))


@require_POST
@regions(WEEK)
def check_in(request: HttpRequest, occasion_id: int) -> HttpResponse:
    """One answer. Moving asks for more, so it goes on to a page of its own and keeps nothing yet."""
    occasions = Occasion.objects.of(current_person(request)).select_related("check_in")
    own, now = get_object_or_404(occasions, pk=occasion_id), timezone.now()
    if request.POST.get("answer") == Answer.BENT and not own.is_successor:
        return see_other("commitments:bend", own.pk)
    form = CheckInForm(request.POST, occasion=own, now=now)
    if form.conflict:
        beside = {"note": own.said["note"]} | request.POST.dict()  # a button on My week has no room for a note
        return _render_occasion(request, CheckInForm(beside, occasion=own, now=now))
    if form.is_valid():
        try:
            given = form.cleaned_data["answer"]
            answer = actions.answer_occasion(occasion=own, answer=given, now=now, note=form.given_note)
        except ValidationError as problem:
            form.add_error(None, problem)
    if form.errors:
        return _refuse(request, form, now)
    _say(request, f"Noted: {answer.get_answer_display()}.", own)
    return see_other("commitments:week")


@require_http_methods(["GET", "HEAD", "POST"])
def bend(request: HttpRequest, occasion_id: int) -> HttpResponse:
    own, now = _own_occasion(request, occasion_id), timezone.now()
    form = RescheduleForm(request.POST if request.method == "POST" else None, occasion=own, now=now)
    if form.is_valid():
        times = {"starts_at": form.starts_at, "ends_at": form.ends_at}
        try:
            moved = actions.reschedule_occasion(occasion=own, reason=form.cleaned_data["reason"], now=now, **times)
        except ValidationError as problem:
            form.add_error("start", problem)
        else:
            others = Occasion.objects.of(current_person(request)).overlapping(**times).exclude(pk=moved.pk)
            _say(request, moved_notice(moved.starts_local, moved.hours, _names(others)), own)
            return see_other("commitments:week")
    context = {"form": form, "occasion": own, "span": span(own.hours)}
    return render(request, "commitments/occasions/bend.html", context, status=422 if form.is_bound else 200)


@require_POST
@regions(WEEK)
def check_in_undo(request: HttpRequest, occasion_id: int) -> HttpResponse:
    own = _own_occasion(request, occasion_id)
    if request.POST.get("seen", own.seen) != own.seen:
        return render_week(request, own.commitment.person, timezone.now(), problem=ANSWERED_SINCE)
    try:
        actions.undo_check_in(occasion=own, now=timezone.now())
    except ValidationError as problem:
        return render_week(request, own.commitment.person, timezone.now(), problem=problem.messages[0])
    messages.success(request, "Taken back. You can answer again.")
    return see_other("commitments:week")


def _own_occasion(request: HttpRequest, occasion_id: int) -> Occasion:
    own = Occasion.objects.of(current_person(request)).with_commitment().select_related("check_in", "successor")
    return get_object_or_404(own, pk=occasion_id)


def _say(request: HttpRequest, notice: str, own: Occasion) -> None:
    """The notice carries, as its tag, where a POST takes the answer back."""
    undo = reverse("commitments:check_in_undo", args=[own.pk])
    messages.success(request, f"{notice} You can change it below.", extra_tags=undo)


def _names(occasions: "list[Occasion]") -> list[str]:
    return list(dict.fromkeys(each.commitment.what for each in occasions.with_commitment()))


def _refuse(request: HttpRequest, form: CheckInForm, now: datetime) -> HttpResponse:
    """On the page that asked, so that a typed note stays."""
    if "note" in request.POST:
        return _render_occasion(request, form)
    return render_week(request, form.occasion.commitment.person, now, problem=form.problem)


def _render_occasion(request: HttpRequest, form: CheckInForm) -> HttpResponse:
    own = form.occasion
    context = {
        "form": form,
        "occasion": own,
        "answers": answers_for(own),
        "span": span(own.hours),
        "has_begun": own.has_begun(form.now),
    }
    return render(request, "commitments/occasions/occasion.html", context, status=422 if form.is_bound else 200)
