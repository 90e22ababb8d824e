from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.guests import current_person
from accounts.models import zone_of
from commitments.schedule import today_in
from practices.loading import library
from practices.steps.path import build_path
from practices.steps.progress import done_steps


@require_safe
def steps(request: HttpRequest) -> HttpResponse:
    """The same for a visitor, without marks."""
    person = current_person(request)
    rows = build_path(library.steps(), done_steps(person, today_in(zone_of(person), timezone.now())))
    return render(request, "practices/steps/steps.html", {"rows": rows})
