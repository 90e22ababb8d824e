"""Steps 9 and 10: a look over two weeks, and one each month that leads to a change, or to none."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.guests import current_person
from accounts.http import see_other
from accounts.models import Person
from commitments.schedule import today_in
from commitments.wording.days_and_hours import day_of
from practices.models import Look, LookSpan
from practices.retrospectives.page import look_page
from practices.retrospectives.summaries import month_after


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if request.method == "POST":
        _note(person, LookSpan.TWO_WEEKS)
        messages.success(request, "Noted.")
        return see_other("practices:look")
    context = {"page": look_page(person, LookSpan.TWO_WEEKS, timezone.now()) if person else None}
    return render(request, "practices/retrospectives/look.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def refine(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if request.method == "POST":
        noted = _note(person, LookSpan.MONTH)
        messages.success(request, f"Noted. The next look is for {day_of(month_after(noted.looked_on))}.")
        return see_other("practices:refine")
    context = {"page": look_page(person, LookSpan.MONTH, timezone.now()) if person else None}
    return render(request, "practices/retrospectives/refine.html", context)


def _note(person: Person | None, span: LookSpan) -> Look:
    """Sent twice on one day it is one row. A visitor has nothing to look at."""
    if person is None:
        raise Http404
    today = today_in(person.zone, timezone.now())
    return Look.objects.get_or_create(person=person, span=span, looked_on=today)[0]
