from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.guests import current_person
from commitments.history.month_grid import COLUMNS
from commitments.history.page import history_page


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    person = current_person(request)
    if person is None:
        return redirect("commitments:week")
    context = {"page": history_page(person, timezone.now()), "columns": COLUMNS}
    return render(request, "commitments/history/history.html", context)
