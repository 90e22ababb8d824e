from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.guests import current_person, renew_session
from accounts.models import Person
from commitments.strength import DAILY_RULE, WEEKLY_RULE
from commitments.week.page import ANSWERS, week_page


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person is None:
        return render(request, "commitments/week/week_empty.html")
    now = timezone.now()
    renew_session(request, today=now.date())
    return render_week(request, person, now)


def render_week(request: HttpRequest, person: Person, now: datetime, *, problem: str = "") -> HttpResponse:
    page = week_page(person, now)
    template = "commitments/week/week.html" if page.has_history else "commitments/week/week_empty.html"
    context = {"page": page, "answers": ANSWERS, "rule": WEEKLY_RULE, "daily_rule": DAILY_RULE, "problem": problem}
    context |= {"cheers": page.cheers, "asking": page.asking}
    return render(request, template, context, status=422 if problem else 200)
