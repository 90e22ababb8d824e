"""Every way to answer a quick instrument, and what comes of it. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from assessments.loading.instruments import Instrument
from assessments.scoring.quick import Answers, winner_and_margin


@dataclass(frozen=True)
class PatternOutcome:
    """What one pattern of answers comes to; `margin` is the lead in points, 0 when the tie rule decided."""

    profile: str
    lead: str
    margin: int


@dataclass(frozen=True)
class Distribution:
    """Numbers of patterns: in all, by profile, by lead word, and of those that the tie rule decided."""

    patterns: int
    profiles: Mapping[str, int]
    leads: Mapping[str, int]
    ties: int


@dataclass(frozen=True)
class Difference:
    answers: Answers
    before: PatternOutcome
    after: PatternOutcome


class NotComparableError(ValueError):
    """Two instruments that do not ask the same questions with the same options."""


def answer_patterns(instrument: Instrument) -> Iterator[dict[str, str]]:
    """All of them, the last question changing fastest."""
    keys = [question.key for question in instrument.questions]
    for options in product(*([option.key for option in question.options] for question in instrument.questions)):
        yield dict(zip(keys, options, strict=True))


def count_patterns(instrument: Instrument) -> int:
    return prod(len(question.options) for question in instrument.questions)


def outcome(instrument: Instrument, answers: Answers) -> PatternOutcome:
    profile, margin = winner_and_margin(instrument, answers)
    return PatternOutcome(profile, instrument.lead_for(margin).word, margin)


def distribution(instrument: Instrument) -> Distribution:
    """Profiles and leads in the order of the file, those that never come about included."""
    outcomes = [outcome(instrument, pattern) for pattern in answer_patterns(instrument)]
    profiles = Counter(one.profile for one in outcomes)
    leads = Counter(one.lead for one in outcomes)
    return Distribution(
        patterns=len(outcomes),
        profiles={profile: profiles[profile] for profile in instrument.profiles},
        leads={lead.word: leads[lead.word] for lead in instrument.leads},
        ties=sum(one.margin == 0 for one in outcomes),
    )


def differences(before: Instrument, after: Instrument) -> list[Difference]:
    """The patterns for which another profile or lead word comes out. NotComparableError when they ask otherwise."""
    if _asked(before) != _asked(after):
        raise NotComparableError("They do not ask the same questions with the same options.")
    compared = [
        Difference(answers, outcome(before, answers), outcome(after, answers)) for answers in answer_patterns(before)
    ]
    return [one for one in compared if (one.before.profile, one.before.lead) != (one.after.profile, one.after.lead)]


def _asked(instrument: Instrument) -> dict[str, set[str]]:
    return {question.key: {option.key for option in question.options} for question in instrument.questions}
