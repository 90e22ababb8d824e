"""How firmly a commitment stands, 0 to 100, worked out from its answers each time and never stored; and whether the
latest ones say that it went elsewhere. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

KEPT_GAIN, MISSED_SHARE = 0.293, 0.90
LEVELS = [(0, "Just begun"), (25, "Finding its place"), (50, "Taking hold"), (75, "Holding")]
WEEKLY_RULE = (
    "A week kept goes 29.3 per cent of the way that is left to 100, a week that went to something else takes off a "
    "tenth, and anything else changes nothing. With several times a week each goes its share of that way."
)
DAILY_HALF_LIFE = 13  # days
DAILY_RULE = "Each day goes about a twentieth of the way that is left: to 100 when it was done, to 0 when it was not."


@dataclass(frozen=True)
class Strength:
    """`levels` are the words of the ladder, each with whether it is the one reached."""

    word: str
    number: int
    levels: list[tuple[str, bool]]


def scored_answer(answer: str | None, successor: str | None = None) -> str | None:
    """What an occasion scores as: one that was bent as the answer of its successor."""
    return successor if answer == "bent" else answer


def weekly_score(weeks: Iterable[Sequence[str | None]]) -> float:
    """0 to 100 from what the occasions of each week count as, in order of time. The rule is our own, fitted to four
    weekly tries: four weeks kept make 75, and no week takes off more than ten. One of n times of a week goes the n-th
    root of the weekly step, so that a week kept whole counts as one kept try, however many times it had."""
    score = 0.0
    for answers in weeks:
        share = 1 / max(1, len(answers))
        for answer in answers:
            if answer == "kept":
                score += (1 - (1 - KEPT_GAIN) ** share) * (100 - score)
            elif answer == "missed":
                score *= MISSED_SHARE**share
    return score


def daily_score(days: Iterable[bool]) -> float:
    """0 to 100 from the days in order, done or not: exponential smoothing with a half-life of 13 days.

    Source: Loop Habit Tracker, `Score.kt`: score = old m + value (1 - m), m = 0.5 ** (sqrt(repetitions a day) / 13).
    """
    memory = 0.5 ** (1 / DAILY_HALF_LIFE)
    score = 0.0
    for done in days:
        score = score * memory + 100 * done * (1 - memory)
    return score


def strength(score: float) -> Strength:
    word = level_name(score)
    return Strength(word, int(score), [(rung, rung == word) for _, rung in LEVELS])


def level_name(score: float) -> str:
    return [word for bound, word in LEVELS if score >= bound][-1]


def week_outcome(answers: Iterable[str | None]) -> str | None:
    """Kept when one of its times was; missed when all that count went to something else and none is open."""
    answers = list(answers)
    if "kept" in answers:
        return "kept"
    return "missed" if "missed" in answers and None not in answers else None


def lapse_state(answers: Iterable[str | None]) -> str:
    """From what the weeks count as: "away" when the latest two went to something else, "back" when the latest was
    kept after one that did, else "". Weeks that count as nothing are passed over."""
    latest = [answer for answer in answers if answer in ("kept", "missed")][-2:]
    return {("missed", "missed"): "away", ("missed", "kept"): "back"}.get(tuple(latest), "")
