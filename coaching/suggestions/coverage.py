"""Whether a well-formed library has something for everybody: found out by trying every state. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from assessments.loading.toml_tables import ContentIssue
from coaching.suggestions.engine import COUNT, diversify, eligible, rotate_ties, score
from coaching.suggestions.items import (
    CONDITIONS,
    NO_HABIT,
    SPARSE,
    UNKNOWN,
    Library,
    LibraryItem,
    PersonFacts,
    all_states,
)
from coaching.suggestions.loading import where

MAX_SHARE = 15  # per cent of all states that one item may serve
TURNS = 4  # weeks after which the equal ones of the library have all come first
MIN_OWN = 8  # items that one circumstance has
MAX_OWN_SHARE = 25  # per cent of the weeks of one circumstance that one of its items may be shown in
OWN_TURNS = 12  # weeks
MONDAY = date(2026, 11, 23)


def coverage_errors(library: Library) -> list[ContentIssue]:
    """States with fewer than COUNT items, items that come up nowhere, and items that come up in too many.

    What asks for a habit, or for none, is not counted for a state: any of them can come with any habit.
    """
    issues, served, states = [], Counter[str](), list(all_states())
    scores = {item.id: score(item) for item in library.items}
    for_all = [item for item in library.items if "circumstance" not in item.conditions]
    for facts in states:
        fitting = [item for item in for_all if item.fits(facts)]
        count = sum("habit" not in item.conditions for item in fitting)
        if count < COUNT:
            issues.append(ContentIssue("library", named(facts), f"has {count} items; write one that fits it."))
        served.update(_chosen(fitting, scores, weeks=TURNS))
    issues += _too_wide(library, served, states=len(states) * TURNS)
    issues += [
        ContentIssue(where(item.theme), item.id, "is never shown; widen or correct its conditions, or remove it.")
        for item in for_all
        if not served[item.id] and not _comes_up(library, item)
    ]
    return [*issues, *_circumstance_errors(library)]


def _circumstance_errors(library: Library) -> Iterator[ContentIssue]:
    """Circumstances with too few items of their own, and such items as are shown too often or never. What is known
    beside them weighs less, so that the states of a plan are enough to try.
    """
    plans = [facts for facts in all_states() if facts.profile == UNKNOWN]
    for kind in CONDITIONS["circumstance"]:
        own = [item for item in library.items if kind in item.conditions.get("circumstance", ())]
        if len(own) < MIN_OWN:
            yield ContentIssue("library", kind, f"has {len(own)} items; write at least {MIN_OWN} for it.")
        served = own_served(library, [replace(facts, circumstance=frozenset({kind})) for facts in plans])
        for item in own:
            if not served[item.id]:
                yield ContentIssue(where(item.theme), item.id, f"is never shown for {kind}; widen its conditions.")
            elif 100 * served[item.id] > MAX_OWN_SHARE * len(plans) * OWN_TURNS:
                share = 100 * served[item.id] // (len(plans) * OWN_TURNS)
                yield ContentIssue(
                    where(item.theme), item.id, f"is shown in {share} % of the weeks of {kind}; narrow it."
                )


def own_served(library: Library, states: Iterable[PersonFacts]) -> Counter[str]:
    """How often each item is among those chosen in these states, over OWN_TURNS weeks."""
    scores, served = {item.id: score(item) for item in library.items}, Counter[str]()
    for facts in states:
        fitting = [item for item in library.items if item.fits(facts)]
        served.update(_chosen(fitting, scores, weeks=OWN_TURNS))
    return served


def _chosen(fitting: Sequence[LibraryItem], scores: Mapping[str, int], *, weeks: int) -> Iterator[str]:
    """The ids of those that are shown, week after week."""
    return (item.id for week in range(weeks) for item in diversify(rotate_ties(fitting, scores, week=week), COUNT))


def named(facts: PersonFacts) -> str:
    known = {key: getattr(facts, key) for key in CONDITIONS if key not in SPARSE}
    return ", ".join(f"{key} {value}" for key, value in known.items() if value)


def _too_wide(library: Library, served: Counter[str], *, states: int) -> Iterator[ContentIssue]:
    for item in library.items:
        if 100 * served[item.id] > MAX_SHARE * states:
            share = f"{served[item.id]} of {states} states, above {MAX_SHARE} %"
            yield ContentIssue(where(item.theme), item.id, f"is shown in {share}; narrow its conditions.")


def _comes_up(library: Library, item: LibraryItem) -> bool:
    """In some state with the sparse facts that it asks for."""
    days = [MONDAY + timedelta(weeks=week) for week in range(TURNS)]
    return any(
        item in diversify(eligible(library, facts, [], day), COUNT) for facts in _states_for(item) for day in days
    )


def _states_for(item: LibraryItem) -> Iterable[PersonFacts]:
    sparse = [key for key in SPARSE if key in item.conditions]
    for facts in all_states():
        for values in product(*(sorted(item.conditions[key]) for key in sparse)):
            wanted = replace(facts, **dict(zip(sparse, values, strict=True)))
            if item.fits(wanted) and is_possible(wanted):
                yield wanted


def is_possible(facts: PersonFacts) -> bool:
    """Turns and sums follow from answers; what gets in the way, and a habit beside it, is said of a plan."""
    turns = {"away": ("missed", "not_applicable"), "back": ("kept", "not_applicable"), "steady": ("kept", "bent")}
    has_plan = bool(facts.last)
    return (
        (not facts.turn or facts.last in turns[facts.turn])
        and (not facts.answers or facts.last not in ("", "open"))
        and (has_plan or not (facts.obstacle or facts.habit != NO_HABIT))
    )
