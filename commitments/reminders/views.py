"""Being asked by mail: the setting, which needs the person, and what a mail leads to, which needs its secret alone."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, in_turn
from accounts.http import no_store_private, see_other
from accounts.models import Person
from commitments.models import Answer, Reminder, StopReason
from commitments.occasions.forms import CheckInForm, RescheduleForm
from commitments.occasions.questions import answers_for
from commitments.reminders.actions import (
    answer_by_mail,
    can_answer,
    find_reminder,
    reschedule_by_email,
    subscribe,
    unsubscribe,
)
from commitments.reminders.forms import ReminderForm
from commitments.reminders.settings_panel import ANSWER_CODES, hour_of, reminder_panel
from commitments.wording.days_and_hours import span


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def reminders(request: HttpRequest) -> HttpResponse:
    person = _holder_or_404(request)
    form = ReminderForm(request.POST, person=person, initial=hour_of(person)) if request.method == "POST" else None
    if form and form.is_valid():
        hour = form.cleaned_data["hour"]
        subscribe(person=person, hour=hour, now=timezone.now())
        messages.success(request, f"A mail asks at {hour}:00 from now on.")
        return see_other("commitments:reminders")
    context = {"reminder": reminder_panel(person, form)}
    return render(request, "commitments/reminders/reminders.html", context, status=422 if form else 200)


@require_POST
def reminders_stop(request: HttpRequest) -> HttpResponse:
    unsubscribe(person=_holder_or_404(request), why=StopReason.PERSON, now=timezone.now())
    messages.success(request, "The mails have stopped.")
    return see_other("commitments:reminders")


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_answer(request: HttpRequest, token: str, choice: int) -> HttpResponse:
    """The page offers every answer; `choice` only says which comes first. Opening it changes nothing."""
    reminder, now = find_reminder(token), timezone.now()
    if reminder is None or not can_answer(reminder, now=now):
        return _render_over(request, reminder)
    form = CheckInForm(request.POST, occasion=reminder.occasion, now=now) if request.method == "POST" else None
    if form and request.POST.get("answer") == Answer.BENT:
        return no_store_private(see_other("commitments:reminder_bend", token))
    if form and form.is_valid() and _save_answer(form, reminder, now):
        return no_store_private(see_other("commitments:reminder_noted"))
    context = _answer_context(reminder, token) | {"form": form, "first": ANSWER_CODES.get(choice)}
    return no_store_private(
        render(request, "commitments/reminders/reminder_answer.html", context, status=422 if form else 200)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_bend(request: HttpRequest, token: str) -> HttpResponse:
    reminder, now = find_reminder(token), timezone.now()
    if reminder is None or reminder.occasion.is_successor or not can_answer(reminder, now=now):
        return _render_over(request, reminder)
    form = RescheduleForm(request.POST if request.method == "POST" else None, occasion=reminder.occasion, now=now)
    if form.is_valid() and _save_reschedule(form, reminder, now):
        return no_store_private(see_other("commitments:reminder_noted"))
    context = _answer_context(reminder, token) | {"form": form}
    return no_store_private(
        render(request, "commitments/reminders/reminder_bend.html", context, status=422 if form.is_bound else 200)
    )


@require_safe
def reminder_noted(request: HttpRequest) -> HttpResponse:
    """Where an answer leads. The same for everyone."""
    return render(request, "commitments/reminders/reminder_noted.html")


@csrf_exempt  # a mail program sends this form without ever having seen a page of ours; the secret is its right
@require_http_methods(["GET", "HEAD", "POST"])
def reminder_unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: the POST of a mail program is answered here, without a redirect. Works as long as the row is there."""
    reminder = find_reminder(token)
    if reminder is None:
        return _render_over(request, None)
    if request.method == "POST":
        unsubscribe(person=reminder.occasion.commitment.person, why=StopReason.PERSON, now=timezone.now())
    context = {"done": request.method == "POST", "path": request.path}
    return no_store_private(render(request, "commitments/reminders/reminder_unsubscribe.html", context))


def _holder_or_404(request: HttpRequest) -> Person:
    person = current_person(request)
    if person is None or person.is_staff:
        raise Http404
    return person


def _save_answer(form: CheckInForm, reminder: Reminder, now: datetime) -> bool:
    try:
        answer_by_mail(reminder=reminder, answer=form.cleaned_data["answer"], now=now)
    except ValidationError as problem:
        form.add_error(None, problem)
    return not form.errors


def _save_reschedule(form: RescheduleForm, reminder: Reminder, now: datetime) -> bool:
    moved = {"starts_at": form.starts_at, "ends_at": form.ends_at, "reason": form.cleaned_data["reason"]}
    try:
        reschedule_by_email(reminder=reminder, now=now, **moved)
    except ValidationError as problem:
        form.add_error("start", problem)
    return not form.errors


def _answer_context(reminder: Reminder, token: str) -> dict[str, object]:
    own = reminder.occasion
    return {
        "token": token,
        "occasion": own,
        "span": span(own.hours),
        "answers": answers_for(own),
    }


def _render_over(request: HttpRequest, reminder: Reminder | None) -> HttpResponse:
    """404 for a secret that is not known, 410 for one that no longer answers."""
    context = {"is_known": reminder is not None}
    return no_store_private(
        render(request, "commitments/reminders/reminder_over.html", context, status=410 if reminder else 404)
    )
