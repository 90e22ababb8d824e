"""Transition rituals: made, begun, run by the clock of the server, and ended with a word."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import see_other
from accounts.models import Person
from integration_site.htmx import regions, render_region
from practices.models import OpenTask, Ritual, RitualRun
from practices.ritual_parts import RHYTHM, ROLE_SUGGESTIONS
from practices.rituals.actions import end_run, start_ritual
from practices.rituals.forms import EndForm, RitualForm


@require_safe
@regions("rituals")
def rituals(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    rows = list(Ritual.objects.for_person(person).with_runs())
    context = {
        "rituals": [ritual for ritual in rows if not ritual.put_away_at],
        "put_away": [ritual for ritual in rows if ritual.put_away_at],
        "tasks": OpenTask.objects.for_person(person),
    }
    return render_region(request, "practices/rituals/rituals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ritual_new(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    form = RitualForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        _make(request, form)
        messages.success(request, "Kept. It begins when you press the button.")
        return see_other("practices:rituals")
    return render(request, "practices/rituals/ritual_new.html", {"form": form}, status=422 if form.is_bound else 200)


def _make(request: HttpRequest, form: RitualForm) -> None:
    with saving_person(request) as owner:
        owner.take_time_zone(form.chosen_zone)
        Person.objects.select_for_update().get(pk=owner.pk)  # two forms sent at once wait for one another here
        made = Ritual.objects.for_person(owner).filter(put_away_at=None, **form.ritual)
        if not made.exists():  # the same form sent twice makes one
            Ritual.objects.create(person=owner, made_at=timezone.now(), **form.ritual)


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def ritual_edit(request: HttpRequest, ritual_id: int) -> HttpResponse:
    ritual = _own_ritual(request, ritual_id)
    data = request.POST if request.method == "POST" else None
    form = RitualForm(data, person=ritual.person, ritual=ritual)
    if form.is_valid():
        for name, value in form.ritual.items():
            setattr(ritual, name, value)
        ritual.save(update_fields=list(form.ritual))
        ritual.person.take_time_zone(form.chosen_zone)
        messages.success(request, "Changed. One that is running keeps its time.")
        return see_other("practices:rituals")
    context = {"form": form, "ritual": ritual}
    return render(request, "practices/rituals/ritual_edit.html", context, status=422 if form.is_bound else 200)


@require_POST
def ritual_put_away(request: HttpRequest, ritual_id: int) -> HttpResponse:
    _set_put_away(request, ritual_id, timezone.now())
    messages.success(request, "Put away. It can be taken up again below.")
    return see_other("practices:rituals")


@require_POST
def ritual_take_up(request: HttpRequest, ritual_id: int) -> HttpResponse:
    _set_put_away(request, ritual_id, None)
    messages.success(request, "Taken up again.")
    return see_other("practices:rituals")


def _set_put_away(request: HttpRequest, ritual_id: int, away_at: datetime | None) -> None:
    ritual = _own_ritual(request, ritual_id)
    ritual.put_away_at = away_at
    ritual.save(update_fields=["put_away_at"])


@require_POST
def ritual_start(request: HttpRequest, ritual_id: int) -> HttpResponse:
    run = start_ritual(ritual=_own_ritual(request, ritual_id), now=timezone.now())
    return see_other("practices:ritual_run", run.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def ritual_run(request: HttpRequest, run_id: int) -> HttpResponse:
    """Running until it is ended, then what was said at its end."""
    own = (
        RitualRun.objects.for_person(current_person(request)).select_related("ritual__person").prefetch_related("tasks")
    )
    run, now = get_object_or_404(own, pk=run_id), timezone.now()
    if run.ended_at:
        if request.method == "POST":
            return see_other("practices:ritual_run", run.pk)
        return render(request, "practices/rituals/ritual_ended.html", {"run": run})
    form = EndForm(request.POST if request.method == "POST" else None, has_list=run.ritual.has_list)
    if form.is_valid():
        data = form.cleaned_data
        end_run(run=run, now_i_am=data["now_i_am"], rating=data["rating"], tasks=form.tasks, now=now)
        return see_other("practices:ritual_run", run.pk)
    context = {"run": run, "form": form, "selves": ROLE_SUGGESTIONS, "rhythm": RHYTHM, "clock": _clock(run, now)}
    return render(request, "practices/rituals/ritual_run.html", context, status=422 if form.is_bound else 200)


def _clock(run: RitualRun, now: datetime) -> dict[str, Any]:
    """For the script: both moments in milliseconds, so that a device whose clock is wrong counts down all the same."""
    ends, here = (int(at.timestamp() * 1000) for at in (run.ends_at, now))
    return {"ends": ends, "now": here, "is_over": now >= run.ends_at}


@require_POST
def task_done(request: HttpRequest, task_id: int) -> HttpResponse:
    get_object_or_404(OpenTask.objects.for_person(current_person(request)), pk=task_id).delete()
    messages.success(request, "Taken off the list.")
    return see_other("commitments:week" if request.POST.get("back") == "week" else "practices:rituals")


def _own_ritual(request: HttpRequest, ritual_id: int) -> Ritual:
    return get_object_or_404(Ritual.objects.for_person(current_person(request)).select_related("person"), pk=ritual_id)
