"""Whether a well-formed library has something for everybody: found out by trying every state. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from assessments.loading.toml_tables import Fault
from coaching.suggestions.engine import COUNT, diversify, eligible, rotate_ties, score
from coaching.suggestions.items import CONDITIONS, NO_HABIT, SPARSE, Library, LibraryItem, PersonFacts, all_states
from coaching.suggestions.loading import where

MAX_SHARE = 15  # per cent of all states that one item may serve
TURNS = 4  # weeks after which the equal ones of the library have all come first
MONDAY = date(2026, 11, 23)


def coverage_errors(library: Library) -> list[Fault]:
    """States with fewer than COUNT items, items that come up nowhere, and items that come up in too many.

    What asks for a habit, or for none, is not counted for a state: any of them can come with any habit.
    """
    faults, served, states = [], Counter[str](), list(all_states())
    scores = {item.id: score(item) for item in library.items}
    for facts in states:
        fitting = [item for item in library.items if item.fits(facts)]
        count = sum("habit" not in item.conditions for item in fitting)
        if count < COUNT:
            faults.append(Fault("library", named(facts), f"has {count} items; write one that fits it."))
        for week in range(TURNS):
            served.update(item.id for item in diversify(rotate_ties(fitting, scores, week=week), COUNT))
    faults += _too_wide(library, served, states=len(states) * TURNS)
    faults += [
        Fault(where(item.theme), item.id, "is never shown; widen or correct its conditions, or remove it.")
        for item in library.items
        if not served[item.id] and not _comes_up(library, item)
    ]
    return faults


def named(facts: PersonFacts) -> str:
    known = {key: getattr(facts, key) for key in CONDITIONS if key not in SPARSE}
    return ", ".join(f"{key} {value}" for key, value in known.items() if value)


def _too_wide(library: Library, served: Counter[str], *, states: int) -> Iterator[Fault]:
    for item in library.items:
        if 100 * served[item.id] > MAX_SHARE * states:
            share = f"{served[item.id]} of {states} states, above {MAX_SHARE} %"
            yield Fault(where(item.theme), item.id, f"is shown in {share}; narrow its conditions.")


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
