"""Answers given on My week: when one is refused, the week is shown again and says why."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.guests import current_person, in_turn
from accounts.http import see_other
from commitments.habits.days import is_changeable
from commitments.models import Answer, HabitDay, MicroHabit, Occasion
from commitments.occasions import actions
from commitments.occasions.forms import CheckInForm
from commitments.occasions.views import confirm_with_undo, own_occasion, render_occasion
from commitments.schedule import today_in, week_start
from commitments.week.views import HABIT, WEEK, render_week
from integration_site.htmx import regions

ANSWERED_SINCE = "It has another answer or note by now, from another tab or browser, so it was not taken back."


@require_POST
@regions(WEEK)
def check_in(request: HttpRequest, occasion_id: int) -> HttpResponse:
    """One answer. Moving asks for more, so it goes on to a page of its own and keeps nothing yet."""
    occasions = Occasion.objects.for_person(current_person(request)).select_related("check_in")
    own, now = get_object_or_404(occasions, pk=occasion_id), timezone.now()
    if request.POST.get("answer") == Answer.BENT and not own.is_successor:
        return see_other("commitments:bend", own.pk)
    form = CheckInForm(request.POST, occasion=own, now=now)
    if form.conflict:
        beside = {"note": own.said["note"]} | request.POST.dict()  # a button on My week has no room for a note
        return render_occasion(request, CheckInForm(beside, occasion=own, now=now))
    if form.is_valid():
        try:
            given, seen = form.cleaned_data["answer"], own.seen if "seen" in request.POST else ""
            answer = actions.answer_occasion(occasion=own, answer=given, now=now, note=form.given_note, seen=seen)
        except ValidationError as problem:
            if problem.code == actions.OVERTAKEN:
                return check_in(request, occasion_id)  # compares with what is stored by now
            form.add_error(None, problem)
    if form.errors:
        return _show_refused(request, form, now)
    confirm_with_undo(request, f"Noted: {answer.get_answer_display()}.", own)
    return see_other("commitments:week")


@require_POST
@regions(WEEK)
@in_turn
def check_in_undo(request: HttpRequest, occasion_id: int) -> HttpResponse:
    own = own_occasion(request, occasion_id)
    if request.POST.get("seen", own.seen) != own.seen:
        return render_week(request, own.commitment.person, timezone.now(), problem=ANSWERED_SINCE)
    try:
        actions.undo_check_in(occasion=own, now=timezone.now())
    except ValidationError as problem:
        return render_week(request, own.commitment.person, timezone.now(), problem=problem.messages[0])
    messages.success(request, "Taken back. You can answer again.")
    return see_other("commitments:week")


def _show_refused(request: HttpRequest, form: CheckInForm, now: datetime) -> HttpResponse:
    """On the page that asked, so that a typed note stays."""
    if "note" in request.POST:
        return render_occasion(request, form)
    return render_week(request, form.occasion.commitment.person, now, problem=form.problem)


@require_POST
@regions(WEEK, HABIT)
def habit_day(request: HttpRequest, habit_id: int) -> HttpResponse:
    """`done` or `undone` names the day, so that sending the form twice changes nothing more."""
    person, now = current_person(request), timezone.now()
    habit = get_object_or_404(MicroHabit.objects.for_person(person).kept(), pk=habit_id)
    is_done = "done" in request.POST
    try:
        day = forms.DateField().clean(request.POST.get("done" if is_done else "undone"))
    except ValidationError:
        return render_week(request, person, now, problem="Choose one of the last seven days.")
    today = today_in(person.zone, now)
    if not is_changeable(day, today):
        return render_week(request, person, now, problem="Only the last seven days can be changed.")
    if is_done:
        HabitDay.objects.get_or_create(habit=habit, day=day)
    else:
        HabitDay.objects.filter(habit=habit, day=day).delete()
    which = f"{day:%A} of last week" if day < week_start(today) else f"{day:%A}"
    messages.success(request, f"Noted: {which} {'done' if is_done else 'not done'}.")
    return see_other("commitments:week")
