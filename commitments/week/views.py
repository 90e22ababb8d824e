from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.guests import current_person, renew_session
from accounts.models import Person
from commitments.occasions.questions import ANSWERS
from commitments.strength import DAILY_RULE, WEEKLY_RULE
from commitments.week.page import HabitRow, week_page
from integration_site.htmx import regions, render_region, requested_region

WEEK, HABIT = "week", "habit"  # the regions of the page


@require_safe
@regions(WEEK, HABIT)
def week(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person is None:
        return render(request, "commitments/week/week_empty.html")
    now = timezone.now()
    renew_session(request, today=now.date())
    return render_week(request, person, now)


def render_week(request: HttpRequest, person: Person, now: datetime, *, problem: str = "") -> HttpResponse:
    page = week_page(person, now)
    context = {"page": page, "answers": ANSWERS, "rule": WEEKLY_RULE, "daily_rule": DAILY_RULE, "problem": problem}
    context |= {"cheers": page.cheers, "reminder": page.reminder}
    if not page.has_history:
        return render(request, "commitments/week/week_empty.html", context)
    if problem:
        return render_region(request, "commitments/week/week.html", context, status=422, instead=WEEK)
    region = requested_region(request)
    if region and region.name == HABIT:
        context["row"] = _row_of(page.habits, region.number)
    return render_region(request, "commitments/week/week.html", context)


def _row_of(rows: list[HabitRow], habit_id: int | None) -> HabitRow:
    for row in rows:
        if row.habit.pk == habit_id:
            return row
    raise Http404("This habit has no row on the page.")
