from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.guests import person_of
from commitments.models import Commitment


@require_safe
def card(request: HttpRequest, commitment_id: int) -> HttpResponse:
    own = Commitment.objects.of(person_of(request)).select_related("value")
    return render(request, "commitments/plans/card.html", {"commitment": get_object_or_404(own, pk=commitment_id)})
