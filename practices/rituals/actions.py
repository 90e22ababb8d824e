from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from practices.models import OpenTask, Ritual, RitualRun


@transaction.atomic
def start_ritual(*, ritual: Ritual, now: datetime) -> RitualRun:
    """Begin it, or go on where it is open already. One that was never ended begins anew, as nothing was said of it."""
    ritual = Ritual.objects.select_for_update().get(pk=ritual.pk)  # two starts at once wait for one another here
    run = ritual.runs.filter(ended_at=None).first() or RitualRun(ritual=ritual)
    if run.pk is None or run.has_lapsed(now):
        run.started_at, run.minutes = now, ritual.minutes
        run.save()
    return run


@transaction.atomic
def end_run(
    *, run: RitualRun, now_i_am: str, rating: int | None, tasks: Iterable[Mapping[str, str]], now: datetime
) -> None:
    """What was sent first stands; sent again, it changes nothing."""
    run = RitualRun.objects.select_for_update().get(pk=run.pk)
    if run.ended_at is None:
        run.ended_at, run.now_i_am, run.rating = now, now_i_am, rating
        run.save()
        OpenTask.objects.bulk_create(OpenTask(run=run, **task) for task in tasks)
