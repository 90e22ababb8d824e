from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from assessments.models import Attempt, ItemAnswer
from assessments.scales import ScaleInstrument
from assessments.scoring.full import SCORER_VERSION, score, summary_of


@transaction.atomic
def save_section(
    *,
    person: Person,
    instrument: ScaleInstrument,
    values: Mapping[str, int | None],
    quick_code: str,
    now: datetime,
) -> Attempt:
    """Keep the answers of a section in the person's unfinished attempt, which begins with the first of them."""
    attempt, is_new = Attempt.objects.select_for_update().get_or_create(
        person=person,
        instrument=instrument.slug,
        version=instrument.version,
        finished_at=None,
        defaults={"started_at": now, "quick_code": quick_code},
    )
    if quick_code and not is_new and attempt.quick_code != quick_code:
        attempt.quick_code = quick_code
        attempt.save(update_fields=["quick_code"])
    rows = [ItemAnswer(attempt=attempt, item=item, value=value) for item, value in values.items()]
    ItemAnswer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["attempt", "item"], update_fields=["value"]
    )
    return attempt


@transaction.atomic
def save_answer(*, attempt: Attempt, item: str, value: int | None) -> bool:
    """Keep one answer, unless the attempt was finished or erased meanwhile."""
    if Attempt.objects.select_for_update().unfinished().filter(pk=attempt.pk).first() is None:
        return False
    ItemAnswer.objects.update_or_create(attempt=attempt, item=item, defaults={"value": value})
    return True


def choose_portrait(*, attempt: Attempt, portrait: str) -> None:
    """Put a portrait over the score of a finished attempt, or nothing, so that the score stands."""
    attempt.portrait = portrait
    attempt.save(update_fields=["portrait"])


@transaction.atomic
def finish_attempt(*, attempt: Attempt, now: datetime) -> Attempt:
    """Score an attempt whose statements are all answered, and close it. One that is closed stays as it is."""
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.finished_at is None:
        attempt.summary = summary_of(score(attempt.definition, attempt.values()))
        attempt.scorer_version = SCORER_VERSION
        attempt.finished_at = now
        attempt.save(update_fields=["summary", "scorer_version", "finished_at"])
    return attempt
