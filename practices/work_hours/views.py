"""Work hours of people whose days differ."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.guests import current_person, in_turn, saving_person
from accounts.http import see_other
from accounts.models import zone_of
from practices.models import WorkHours
from practices.work_hours.actions import save_work_hours
from practices.work_hours.forms import WorkWeeksForm

MAX_WEEKS = 2


@require_http_methods(["GET", "HEAD", "POST"])
@in_turn
def work_hours(request: HttpRequest, weeks: int) -> HttpResponse:
    """Day by day, for one week or for two that alternate."""
    if weeks not in range(1, MAX_WEEKS + 1):
        raise Http404
    person, now = current_person(request), timezone.now()
    shifts, today = WorkHours.objects.for_person(person).shifts(), now.astimezone(zone_of(person)).date()
    data = request.POST if request.method == "POST" else None
    form = WorkWeeksForm(data, weeks=weeks, today=today, shifts=shifts, person=person)
    if form.is_valid():
        with saving_person(request) as owner:
            owner.take_time_zone(form.chosen_zone)
            save_work_hours(person=owner, shifts=form.shifts, now=now)
        messages.success(request, "Kept. What meets these hours is shown below.")
        return see_other("practices:non_negotiables")
    status = 422 if form.is_bound else 200
    return render(request, "practices/work_hours/work_hours.html", {"form": form}, status=status)
