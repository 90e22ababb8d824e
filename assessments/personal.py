"""What this room holds about a person."""

from accounts.holdings import Holding
from accounts.models import Person
from assessments import library
from assessments.models import UNFINISHED, Attempt, ItemAnswer, SavedResult
from assessments.suggestions import suggestion_for


def _same_unfinished(attempt: Attempt, person: Person) -> Attempt | None:
    """Only one attempt may be unfinished; two are put together."""
    if attempt.finished_at:
        return None
    same = {"instrument": attempt.instrument, "version": attempt.version}
    return Attempt.objects.filter(UNFINISHED, person=person, **same).first()


def _is_known(attempt: Attempt) -> bool:
    instrument = library.full_instruments().get(attempt.version)
    return instrument is not None and instrument.slug == attempt.instrument


def _same_result(saved: SavedResult, person: Person) -> SavedResult | None:
    return SavedResult.objects.of(person).filter(code=saved.code).first()


def _stands_for_answers(saved: SavedResult) -> bool:
    named = saved.portrait == "" or saved.portrait in library.profiles().profiles
    return named and suggestion_for(saved.code) is not None


def _has_a_result(answer: ItemAnswer) -> bool:
    return answer.attempt.finished_at is not None


PERSONAL = (
    Holding(
        Attempt,
        "person",
        "goes at the full assessment, with the result of each that is finished",
        twin=_same_unfinished,
        is_sound=_is_known,
    ),
    Holding(ItemAnswer, "attempt__person", "answers to single statements", is_closed=_has_a_result),
    Holding(
        SavedResult,
        "person",
        "results of the three questions that a plan was made from, in code",
        twin=_same_result,
        is_sound=_stands_for_answers,
    ),
)
