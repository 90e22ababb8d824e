"""The archive scored once more, each attempt by the scorer that scored it first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessments import library
from assessments.models import Attempt
from assessments.scales import ScaleInstrument
from assessments.scoring.full import SCORER_VERSION, FullResult, InvalidValuesError, Values, score, summary_of

# A scorer that ever scored an attempt stays here, so that its summaries can be made again.
SCORERS: Mapping[int, Callable[[ScaleInstrument, Values], FullResult]] = {SCORER_VERSION: score}
CHUNK = 500


@dataclass(frozen=True)
class Rescored:
    """`differs` names the parts of the summary that came out otherwise, or why it could not be made again."""

    attempt_id: int
    differs: tuple[str, ...]


def rescored() -> Iterator[Rescored]:
    """Every finished attempt, oldest first; a query for each CHUNK of them."""
    archive = Attempt.objects.finished().order_by("pk").prefetch_related("item_answers")
    for attempt in archive.iterator(chunk_size=CHUNK):
        yield Rescored(attempt.pk, tuple(differences(attempt)))


def differences(attempt: Attempt) -> list[str]:
    scorer = SCORERS.get(attempt.scorer_version or 0)
    definition = library.full_instruments().get(attempt.version) if attempt.instrument == library.FULL else None
    if scorer is None:
        return [f"scorer {attempt.scorer_version} is gone"]
    if definition is None:
        return [f"{attempt.instrument}-{attempt.version} is gone"]
    values = {answer.item: answer.value for answer in attempt.item_answers.all()}
    try:
        return differing(attempt.summary or {}, summary_of(scorer(definition, values)))
    except InvalidValuesError:
        return [f"answers that {attempt.instrument}-{attempt.version} does not have"]


def differing(stored: Mapping[str, Any], made: Mapping[str, Any]) -> list[str]:
    """The keys, sorted, whose values are not the same."""
    return sorted(key for key in {*stored, *made} if stored.get(key) != made.get(key))
