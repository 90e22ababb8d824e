"""What became of the weeks of a commitment: how often each answer came, and the longest run of weeks kept or moved.

An outcome is an answer (kept, bent, missed, not_applicable) or None where nothing was said. Pure.
"""

from collections import Counter
from collections.abc import Iterable

ANSWERS = {"kept": "Kept", "bent": "Moved on purpose", "missed": "Not this time", "not_applicable": "Didn’t apply"}
NO_ANSWER = "No answer"
COUNTS_AS_KEPT = {"kept", "bent"}


def outcome(answer: str | None, *, is_moved: bool = False, later: str | None = None) -> str | None:
    """One for an occasion and the one it was moved to (`is_moved`): the pair counts as the answer to the `later` one.

    A time that was moved and then kept counts as moved.
    """
    if answer != "bent" or not is_moved:
        return answer
    return "bent" if later == "kept" else later


def count_by_answer(outcomes: Iterable[str | None]) -> list[tuple[str, int]]:
    """[("Kept", 2), ...]: the four answers always and in order, then those without an answer when there are any."""
    counts = Counter(outcomes)
    rows = [(name, counts[answer]) for answer, name in ANSWERS.items()]
    return [*rows, (NO_ANSWER, counts[None])] if counts[None] else rows


def longest_streak(outcomes: Iterable[str | None]) -> int:
    """Most weeks in a row kept or moved. A week that did not apply or has no answer is passed over."""
    longest = current = 0
    for each in outcomes:
        if each in COUNTS_AS_KEPT:
            current += 1
        elif each == "missed":
            current = 0
        longest = max(longest, current)
    return longest


def count_kept(outcomes: Iterable[str | None]) -> int:
    return sum(each in COUNTS_AS_KEPT for each in outcomes)
