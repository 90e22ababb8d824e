"""What somebody asks for, if it is theirs."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.guests import current_person
from commitments.models import Commitment


def own_commitment(request: HttpRequest, commitment_id: int) -> Commitment:
    own = Commitment.objects.for_person(current_person(request)).select_related("person", "value")
    return get_object_or_404(own, pk=commitment_id)
