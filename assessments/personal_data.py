"""What this app holds about a person."""

from operator import attrgetter

from accounts.personal_data import PersonalData, alike
from assessments import library
from assessments.models import Attempt, ItemAnswer, SavedResult
from assessments.suggestions import suggestion_for


def _unfinished(attempt: Attempt) -> tuple[str, int] | None:
    """Only one attempt may be unfinished; two are put together."""
    return None if attempt.finished_at else (attempt.instrument, attempt.version)


def _is_known(attempt: Attempt) -> bool:
    instrument = library.full_instruments().get(attempt.version)
    named = attempt.portrait == "" or attempt.portrait in library.profiles().profiles
    return named and instrument is not None and instrument.slug == attempt.instrument


def _stands_for_answers(saved: SavedResult) -> bool:
    named = saved.portrait == "" or saved.portrait in library.profiles().profiles
    return named and suggestion_for(saved.code) is not None


def _has_a_result(answer: ItemAnswer) -> bool:
    return answer.attempt.finished_at is not None


PERSONAL = (
    PersonalData(
        Attempt,
        "person",
        "goes at the full assessment, with the result of each that is finished",
        find_duplicate=alike(_unfinished),
        validate=_is_known,
    ),
    PersonalData(ItemAnswer, "attempt__person", "answers to single statements", is_closed=_has_a_result),
    PersonalData(
        SavedResult,
        "person",
        "results of the three questions that a plan was made from, in code",
        find_duplicate=alike(attrgetter("code")),
        validate=_stands_for_answers,
    ),
)
