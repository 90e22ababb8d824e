"""When it really matters: two questions, then keep the hour, move it or let it go."""

from datetime import date, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guests import current_person
from accounts.http import see_other
from commitments.models import Answer, Occasion
from commitments.occasions.actions import answer_occasion
from commitments.occasions.decision import BEND, PROTECT, advise
from commitments.occasions.forms import DecisionForm, RescheduleForm
from commitments.replies import library as reply_library
from commitments.replies.alternatives import busy_spans, slot_values
from commitments.replies.free_time import free_day
from commitments.replies.rows import rows_of
from commitments.schedule import PARTS
from commitments.wording.days_and_hours import span


@require_http_methods(["GET", "HEAD", "POST"])
def matters(request: HttpRequest, occasion_id: int) -> HttpResponse:
    """The two answers are read and not kept."""
    own, now = _own_occasion(request, occasion_id), timezone.now()
    if not _is_open(own, now):
        return see_other("commitments:occasion", own.pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "occasion": own, "day": own.day, "span": span(own.hours)}
    if form.is_valid():
        advice = advise(**form.cleaned_data, can_move=not own.is_successor)
        context |= {"advice": advice} | _advice_context(advice.key, own, now)
        return render(request, "commitments/occasions/matters_advice.html", context)
    return render(request, "commitments/occasions/matters.html", context, status=422 if form.is_bound else 200)


@require_POST
def let_go(request: HttpRequest, occasion_id: int) -> HttpResponse:
    """Answer a time ahead with "Not this time"; one that has an answer keeps it."""
    own, now = _own_occasion(request, occasion_id), timezone.now()
    if not _is_open(own, now):
        return see_other("commitments:occasion", own.pk)
    answer_occasion(occasion=own, answer=Answer.MISSED, now=now)
    undo = reverse("commitments:check_in_undo", args=[own.pk])
    messages.success(request, "Let go, this time. The plan itself stays as it is.", extra_tags=undo)
    return see_other("commitments:week")


def _own_occasion(request: HttpRequest, occasion_id: int) -> Occasion:
    own = (
        Occasion.objects.for_person(current_person(request))
        .with_commitment()
        .select_related("check_in", "commitment__person")
    )
    return get_object_or_404(own, pk=occasion_id)


def _is_open(occasion: Occasion, now: datetime) -> bool:
    return not occasion.answer and occasion.ends_at > now


def _advice_context(key: str, own: Occasion, now: datetime) -> dict[str, object]:
    """What the advice of this key needs to be followed at once."""
    if key == PROTECT:
        scripts = reply_library.replies().first(tone="short")
        return {"replies": rows_of(scripts, slot_values(own.commitment, now, occasion=own))}
    return {"form": _prefilled(own, now)} if key == BEND else {}


def _prefilled(own: Occasion, now: datetime) -> RescheduleForm:
    """The same hours on the first day on which nothing else is protected then."""
    form = RescheduleForm(occasion=own, now=now)
    first = form.initial["day"]
    days = [day for value, _ in form.fields["day"].choices if (day := date.fromisoformat(value)) >= first]
    taken = busy_spans(own.commitment.person, now)
    form.initial["day"] = free_day(days, own.hours or PARTS["evening"], own.commitment.zone, taken) or first
    return form
