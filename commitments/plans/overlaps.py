from django.db.models import Q

from commitments.models import Commitment, Occasion


def names_sharing_time(commitment: Commitment) -> list[str]:
    """What else of the same person is protected during open times of `commitment`, each once."""
    spans = commitment.occasions.at_an_hour().filter(check_in=None).values_list("starts_at", "ends_at")
    shared = Q()
    for starts_at, ends_at in spans:
        shared |= Q(starts_at__lt=ends_at, ends_at__gt=starts_at)
    if not shared:
        return []
    others = Occasion.objects.filter(shared, commitment__person=commitment.person_id, check_in=None)
    others = others.at_an_hour().of_active().exclude(commitment=commitment)
    names = others.values_list("commitment__what", flat=True)
    return list(dict.fromkeys(names))
