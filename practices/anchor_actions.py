from datetime import datetime, time

from django.db import transaction

from accounts.models import Person
from commitments.models import Commitment
from commitments.non_negotiables import refuse_fourth
from practices.models import WorkHours


@transaction.atomic
def hold_fast(*, commitment: Commitment) -> None:
    """ValidationError "fourth_anchor"."""
    refuse_fourth(commitment.person, commitment)
    Commitment.objects.filter(pk=commitment.pk).update(is_non_negotiable=True)


def loosen(*, commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(is_non_negotiable=False)


def save_work_hours(*, person: Person, days: list[int], starts: time, ends: time, now: datetime) -> None:
    hours = {"weekdays": "".join(map(str, sorted(days))), "starts_local": starts, "ends_local": ends}
    WorkHours.objects.update_or_create(person=person, defaults=hours | {"changed_at": now})
