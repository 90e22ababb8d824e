from django.db import transaction

from commitments.models import Commitment
from commitments.plans.non_negotiables import enforce_limit


@transaction.atomic
def promote(*, commitment: Commitment) -> None:
    """ValidationError "fourth_anchor"."""
    enforce_limit(commitment.person, commitment)
    Commitment.objects.filter(pk=commitment.pk).update(is_non_negotiable=True)


def demote(*, commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(is_non_negotiable=False)
