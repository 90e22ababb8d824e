"""What this room holds about a person."""

from accounts.holdings import Holding
from accounts.models import Person
from assessments import library
from assessments.models import UNFINISHED, Attempt, ItemAnswer


def _same_unfinished(attempt: Attempt, person: Person) -> Attempt | None:
    """Only one attempt may be unfinished; two are put together."""
    if attempt.finished_at:
        return None
    same = {"instrument": attempt.instrument, "version": attempt.version}
    return Attempt.objects.filter(UNFINISHED, person=person, **same).first()


def _is_known(attempt: Attempt) -> bool:
    instrument = library.full_instruments().get(attempt.version)
    return instrument is not None and instrument.slug == attempt.instrument


PERSONAL = (
    Holding(
        Attempt,
        "person",
        "goes at the full assessment, with the result of each that is finished",
        twin=_same_unfinished,
        is_sound=_is_known,
    ),
    Holding(ItemAnswer, "attempt__person", "answers to single statements"),
)
