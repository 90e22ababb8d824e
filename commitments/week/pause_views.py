from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.guests import current_person
from accounts.http import see_other
from commitments.models import Pause
from commitments.owned import own_commitment
from commitments.plans import rescheduling_actions as plan_actions
from commitments.schedule import WEEKDAYS
from commitments.week import pause_actions
from commitments.week.views import WEEK, render_week
from integration_site.htmx import regions


@require_POST
@regions(WEEK)
def week_pause(request: HttpRequest) -> HttpResponse:
    person, why = current_person(request), request.POST.get("why")
    if person is None:
        return see_other("commitments:week")
    if why not in Pause.values:
        return render_week(request, person, timezone.now(), problem="Choose illness or travel.")
    pause_actions.pause_week(person=person, why=Pause(why), now=timezone.now())
    messages.success(request, "The next seven days are paused.")
    return see_other("commitments:week")


@require_POST
@regions(WEEK)
def week_resume(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person:
        pause_actions.resume_week(person=person, now=timezone.now())
        messages.success(request, "Good to have you back. What lies ahead counts again.")
    return see_other("commitments:week")


@require_POST
@regions(WEEK)
def commitment_halve(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment, now = own_commitment(request, commitment_id), timezone.now()
    try:
        waits = plan_actions.shorten_commitment(commitment=commitment, now=now)
    except ValidationError as problem:
        return render_week(request, commitment.person, now, problem=problem.messages[0])
    messages.success(request, f"Halved. From {'next week' if waits else 'now'} on: {commitment.weekly}.")
    return see_other("commitments:week")


@require_POST
@regions(WEEK)
def commitment_move(request: HttpRequest, commitment_id: int) -> HttpResponse:
    """`from` may be left out when there is only one day to move."""
    commitment, now = own_commitment(request, commitment_id), timezone.now()
    from_day, to_day = request.POST.get("from", commitment.weekdays), request.POST.get("weekday", "")
    if from_day not in map(str, commitment.days) or to_day not in map(str, range(len(WEEKDAYS))):
        return render_week(request, commitment.person, now, problem="Choose a day from the list.")
    days = {"from_day": int(from_day), "to_day": int(to_day)}
    waits = plan_actions.move_commitment(commitment=commitment, now=now, **days)
    messages.success(request, f"Moved. From {'next week' if waits else 'now'} on: {commitment.weekly}.")
    return see_other("commitments:week")


@require_POST
@regions(WEEK)
def commitment_rest(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment = own_commitment(request, commitment_id)
    rested = plan_actions.skip_week(commitment=commitment, now=timezone.now())
    notice = f"{rested.day} rests. It counts as nothing." if rested else "Nothing lies ahead."
    if rested and len(commitment.days) > 1:
        notice = f"The week of {rested.day} rests. It counts as nothing."
    messages.success(request, notice)
    return see_other("commitments:week")
