from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.actions import person_of
from commitments.habit_days import is_changeable, today_in
from commitments.models import HabitDay, MicroHabit
from commitments.views import render_week, see_other


@require_POST
def habit_day(request: HttpRequest, habit_id: int) -> HttpResponse:
    """`done` or `undone` names the day, so that sending the form twice changes nothing more."""
    person, now = person_of(request), timezone.now()
    habit = get_object_or_404(MicroHabit.objects.of(person), pk=habit_id)
    is_done = "done" in request.POST
    try:
        day = forms.DateField().clean(request.POST.get("done" if is_done else "undone"))
    except ValidationError:
        return render_week(request, person, now, problem="Choose one of the days of this week.")
    if not is_changeable(day, today_in(person.time_zone, now)):
        return render_week(request, person, now, problem="Only the days of this week can be changed.")
    if is_done:
        HabitDay.objects.get_or_create(habit=habit, day=day)
    else:
        HabitDay.objects.filter(habit=habit, day=day).delete()
    messages.success(request, f"Noted: {day:%A} {'done' if is_done else 'not done'}.")
    return see_other("commitments:week")
