from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.guests import current_person, in_turn
from accounts.http import see_other
from commitments.habits.actions import add_habit, change_habit, decline_step, resume_habit
from commitments.habits.forms import HabitForm
from commitments.habits.step_queries import own_suggestion
from commitments.habits.step_suggestions import RULE
from commitments.models import HabitStep, MicroHabit
from commitments.owned import own_commitment
from commitments.schedule import today_in


@require_http_methods(["GET", "HEAD", "POST"])
def habit_new(request: HttpRequest, commitment_id: int) -> HttpResponse:
    commitment = own_commitment(request, commitment_id)
    form, same = HabitForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        is_asked, now = "another" in request.POST, timezone.now()
        same = add_habit(commitment=commitment, now=now, is_asked=is_asked, **form.cleaned_data)
        if same is None:
            messages.success(request, "Kept. Its days are below.")
            return see_other("commitments:week")
    context = {"form": form, "commitment": commitment, "same": same}
    return render(request, "commitments/habits/habit_new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def habit_edit(request: HttpRequest, habit_id: int) -> HttpResponse:
    habit, now = _own_habit(request, habit_id), timezone.now()
    form = HabitForm(request.POST if request.method == "POST" else None, habit=habit)
    if form.is_valid():
        change_habit(habit=habit, now=now, **form.cleaned_data)
        messages.success(request, "Changed. The days it was done stay.")
        return see_other("commitments:week")
    offer = own_suggestion(habit, habit.person, today_in(habit.person.zone, now))
    steps = HabitStep.objects.for_person(habit.person).filter(habit=habit).exclude(action_before=habit.action)
    context = {"form": form, "habit": habit, "offer": offer, "rule": RULE, "steps": steps}
    return render(request, "commitments/habits/habit_edit.html", context, status=422 if form.is_bound else 200)


@require_POST
def habit_give_up(request: HttpRequest, habit_id: int) -> HttpResponse:
    habit = _own_habit(request, habit_id)
    habit.given_up_at = habit.given_up_at or timezone.now()
    habit.save(update_fields=["given_up_at"])
    messages.success(request, "Given up. Its days stay in your history, and it can be taken up again under My plans.")
    return see_other("commitments:week")


@require_POST
def habit_take_up(request: HttpRequest, habit_id: int) -> HttpResponse:
    resume_habit(habit=_own_habit(request, habit_id), now=timezone.now())
    messages.success(request, "Taken up again.")
    return see_other("commitments:week")


@require_POST
def habit_leave(request: HttpRequest, habit_id: int) -> HttpResponse:
    """Sent twice, the second time finds no offer and changes nothing."""
    habit, now = _own_habit(request, habit_id), timezone.now()
    if own_suggestion(habit, habit.person, today_in(habit.person.zone, now)):
        decline_step(habit=habit, now=now)
    messages.success(request, "It stays as it is.")
    return see_other("commitments:week")


def _own_habit(request: HttpRequest, habit_id: int) -> MicroHabit:
    own = MicroHabit.objects.for_person(current_person(request)).select_related("person").with_counted_from()
    return get_object_or_404(own, pk=habit_id)
