from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.actions import person_of
from practices import library
from practices.progress import done_steps
from practices.steps import path


@require_safe
def steps(request: HttpRequest) -> HttpResponse:
    """The same for a visitor, without marks."""
    rows = path(library.steps(), done_steps(person_of(request), timezone.now().date()))
    return render(request, "practices/steps.html", {"rows": rows})
