"""From answers to a result. Pure, and the same for any order of questions, options and profiles in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from assessments.loading.instruments import Instrument

Answers = Mapping[str, str]
Points = Mapping[str, int]
MAX_CHANGED = 2


class InvalidAnswersError(ValueError):
    """Answers that leave a question open, or hold a question or option that the instrument does not know."""


@dataclass(frozen=True)
class AnswerChange:
    """Answers to exchange, question to option, and the profile that is named then."""

    answers: Answers
    profile: str


@dataclass(frozen=True)
class QuickResult:
    """`scores` and each question's entry in `contributions` name every profile, zeros included.

    `margin` is the lead over the second profile in points; `lead` its word. `change` is the smallest change of
    answers that names another profile, or None when none of MAX_CHANGED answers does.
    """

    instrument: str
    version: int
    answers: Answers
    scores: Points
    profile: str
    second: str
    margin: int
    lead: str
    contributions: Mapping[str, Points]
    change: AnswerChange | None


def score(instrument: Instrument, answers: Answers) -> QuickResult:
    """InvalidAnswersError unless every question has one of its own options."""
    require_usable(instrument, answers)
    contributions = _contributions(instrument, answers)
    scores = _sum(instrument, contributions)
    first, second = _ranked(instrument, scores, contributions)[:2]
    margin = scores[first] - scores[second]
    return QuickResult(
        instrument=instrument.slug,
        version=instrument.version,
        answers=dict(answers),
        scores=scores,
        profile=first,
        second=second,
        margin=margin,
        lead=instrument.lead_for(margin).word,
        contributions=contributions,
        change=smallest_change(instrument, answers),
    )


def require_usable(instrument: Instrument, answers: Answers) -> None:
    """InvalidAnswersError that names every open question, unknown question and unknown option."""
    known = {question.key: {option.key for option in question.options} for question in instrument.questions}
    problems = [f"{key} is no question" for key in answers if key not in known]
    for key, options in known.items():
        if not answers.get(key):
            problems.append(f"{key} is not answered")
        elif answers[key] not in options:
            problems.append(f"{key} has no option {answers[key]!r}")
    if problems:
        raise InvalidAnswersError(f"{instrument.slug}-{instrument.version}: {'; '.join(sorted(problems))}.")


def smallest_change(instrument: Instrument, answers: Answers) -> AnswerChange | None:
    """Fewest answers first; among those, fewest points moved; then by key, so that no file order decides."""
    named = profile_of(instrument, answers)
    for count in range(1, MAX_CHANGED + 1):
        found = [change for change in _changes(instrument, answers, count) if change.profile != named]
        if found:
            return min(found, key=lambda change: (_moved(instrument, answers, change), sorted(change.answers.items())))
    return None


def pivotal_questions(instrument: Instrument, answers: Answers) -> set[str]:
    """The questions of which another answer alone would name another profile."""
    named = profile_of(instrument, answers)
    return {key for change in _changes(instrument, answers, 1) if change.profile != named for key in change.answers}


def profile_of(instrument: Instrument, answers: Answers) -> str:
    return winner_and_margin(instrument, answers)[0]


def winner_and_margin(instrument: Instrument, answers: Answers) -> tuple[str, int]:
    """The profile named and its lead over the second, in points; for usable answers."""
    contributions = _contributions(instrument, answers)
    scores = _sum(instrument, contributions)
    first, second = _ranked(instrument, scores, contributions)[:2]
    return first, scores[first] - scores[second]


def _contributions(instrument: Instrument, answers: Answers) -> dict[str, dict[str, int]]:
    given = {key: instrument.question(key).option(answers[key]).points for key in instrument.tie_questions}
    return {
        key: {profile: points.get(profile, 0) for profile in instrument.tie_profiles} for key, points in given.items()
    }


def _sum(instrument: Instrument, contributions: Mapping[str, Points]) -> dict[str, int]:
    return {profile: sum(part[profile] for part in contributions.values()) for profile in instrument.tie_profiles}


def _ranked(instrument: Instrument, scores: Points, contributions: Mapping[str, Points]) -> list[str]:
    """Profiles from most points to fewest, equals by the declared tie rule."""

    def rank(profile: str) -> tuple[int, ...]:
        pushes = [-contributions[key][profile] for key in instrument.tie_questions]
        return (-scores[profile], *pushes, instrument.tie_profiles.index(profile))

    return sorted(scores, key=rank)


def _changes(instrument: Instrument, answers: Answers, count: int) -> Iterator[AnswerChange]:
    """Every way to answer exactly `count` questions otherwise."""
    for keys in combinations(sorted(instrument.tie_questions), count):
        others = [
            [option.key for option in instrument.question(key).options if option.key != answers[key]] for key in keys
        ]
        for options in product(*others):
            exchanged = dict(zip(keys, options, strict=True))
            yield AnswerChange(exchanged, profile_of(instrument, {**answers, **exchanged}))


def _moved(instrument: Instrument, answers: Answers, change: AnswerChange) -> int:
    """Points that leave one profile for another."""
    before = _contributions(instrument, answers)
    after = _contributions(instrument, {**answers, **change.answers})
    return sum(max(0, after[key][p] - before[key][p]) for key in before for p in before[key])
