from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.guests import current_person, renew_session
from assessments import library
from assessments.comparing.comparison import compare, why_not_comparable
from assessments.models import Attempt
from assessments.scoring.full import result_from


@require_safe
def full_compare(request: HttpRequest, attempt_id: int | None = None) -> HttpResponse:
    """The newest finished attempt beside an earlier one: the one asked for, else the one before it."""
    person = current_person(request)
    if person:
        renew_session(request, today=timezone.now().date())
    finished = Attempt.objects.for_person(person).finished().filter(instrument=library.FULL)
    earlier = get_object_or_404(finished, pk=attempt_id) if attempt_id else None
    attempts = list(finished)
    if len(attempts) < 2:
        return render(request, "assessments/comparing/full_compare.html", {"attempts": attempts})
    latest, *others = attempts
    if earlier is None or earlier == latest:
        earlier = others[0]
    context = {"attempts": attempts, "latest": latest, "earlier": earlier, "others": others}
    return render(request, "assessments/comparing/full_compare.html", context | _compared(earlier, latest))


def _compared(earlier: Attempt, latest: Attempt) -> dict[str, object]:
    """Either a comparison or the reason why there is none."""
    refused = why_not_comparable(latest.definition, earlier.version)
    if refused:
        return {"refused": refused}
    before, after = result_from(earlier.summary or {}), result_from(latest.summary or {})
    return {"comparison": compare(latest.definition, before, after)}
