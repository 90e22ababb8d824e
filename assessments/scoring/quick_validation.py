"""Whether a well-formed quick instrument can be served: found out by trying every pattern of answers. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from assessments.loading.instruments import Instrument
from assessments.loading.toml_tables import ContentIssue
from assessments.scoring.quick import profile_of
from assessments.scoring.quick_simulation import Distribution, answer_patterns, count_patterns, distribution

MIN_SHARE, MAX_SHARE = 15, 35  # per cent of all patterns that one profile may have
MAX_TIES = 10  # per cent of all patterns that the tie rule may decide
MAX_PATTERNS = 5_000  # so that trying them all stays a matter of a second


def validate_instrument(instrument: Instrument) -> list[ContentIssue]:
    """Everything that would make its results unfair or empty, each with its remedy."""
    return [ContentIssue(f"{instrument.slug}-{instrument.version}.toml", *found) for found in _found(instrument)]


def _found(instrument: Instrument) -> Iterator[tuple[str, str]]:
    yield from _weights_in_order(instrument)
    count = count_patterns(instrument)
    if count > MAX_PATTERNS:
        yield "question", f"allows {count} patterns, more than can all be tried; ask fewer questions or options."
        return
    spread = distribution(instrument)
    yield from _shares(spread)
    if 100 * spread.ties > MAX_TIES * spread.patterns:
        yield "tie", f"decides {_share(spread.ties, spread)}, more than {MAX_TIES} %; move points so that fewer tie."
    for word, count in spread.leads.items():
        if not count:
            yield f"lead.{word}", "comes about for no answers; correct the margins."
    yield from _idle(instrument)


def _weights_in_order(instrument: Instrument) -> Iterator[tuple[str, str]]:
    weights = [question.weight for question in instrument.questions]
    for n, (weight, following) in enumerate(pairwise(weights), 2):
        if following >= weight:
            yield f"question[{n}].weight", f"is {following} after {weight}; order the questions from most weight down."


def _shares(spread: Distribution) -> Iterator[tuple[str, str]]:
    for n, (profile, count) in enumerate(spread.profiles.items(), 1):
        if not count:
            yield f"profiles[{n}]", f"{profile!r} is named for no answers; give it more points or remove it."
        elif 100 * count < MIN_SHARE * spread.patterns:
            yield (
                f"profiles[{n}]",
                f"{profile!r} is named for {_share(count, spread)}, below {MIN_SHARE} %; give it more points.",
            )
        elif 100 * count > MAX_SHARE * spread.patterns:
            yield (
                f"profiles[{n}]",
                f"{profile!r} is named for {_share(count, spread)}, above {MAX_SHARE} %; give it fewer points.",
            )


def _idle(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Questions that give points and whose answer alone never decides which profile is named."""
    named = [(pattern, profile_of(instrument, pattern)) for pattern in answer_patterns(instrument)]
    for n, question in enumerate(instrument.questions, 1):
        outcomes = defaultdict(set)
        for pattern, profile in named:
            outcomes[tuple(option for key, option in pattern.items() if key != question.key)].add(profile)
        if question.weight and all(len(profiles) == 1 for profiles in outcomes.values()):
            yield f"question[{n}]", "never changes the profile named; give it more weight or leave it out."


def _share(count: int, spread: Distribution) -> str:
    return f"{count} of {spread.patterns} patterns"
