from collections.abc import Iterable

from django.db.models import Q

from commitments.models import Commitment, Occasion
from commitments.schedule import Span


def names_sharing_time(commitment: Commitment) -> list[str]:
    """What else of the same person is protected during open times of `commitment`, each once."""
    spans = commitment.occasions.at_an_hour().filter(check_in=None).values_list("starts_at", "ends_at")
    return names_at(spans, person_id=commitment.person_id, beside=commitment)


def names_at(spans: Iterable[Span], *, person_id: int, beside: Commitment | None) -> list[str]:
    """What the person protects at any of these times, `beside` left out, each once."""
    shared = Q()
    for starts_at, ends_at in spans:
        shared |= Q(starts_at__lt=ends_at, ends_at__gt=starts_at)
    if not shared:
        return []
    others = Occasion.objects.filter(shared, commitment__person=person_id, check_in=None).at_an_hour().of_active()
    names = others.exclude(commitment=beside).values_list("commitment__what", flat=True)
    return list(dict.fromkeys(names))
