"""Which suggestions come next for what is known of a person. Pure: equal facts on equal days bring equal ones.

Each fact that an item rests on adds its weight. Equal scores take turns: in the order of their ids, beginning one
further each Monday. Of the choices no two rest on the same kinds of facts as long as others fit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from coaching.suggestions.items import Library, LibraryItem, PersonFacts, explanation
from coaching.suggestions.reactions import REST_DAYS
from commitments.schedule import week_start

COUNT = 3
WEIGHTS: Mapping[str, int] = {
    "circumstance": 6,
    "turn": 6,
    "obstacle": 5,
    "trend": 5,
    "weakest": 4,
    "answers": 4,
    "last": 3,
    "habit": 3,
    "profile": 3,
    "week": 2,
    "priority": 2,
    "control": 2,
}
COUNTS_DAYS = 28  # how long an answer to one suggestion also counts for others
TOO_LONG, OF_ITS_KIND = 4, 2  # what is taken off then
DOUBTS = frozenset({"impossible", "not-mine"})


@dataclass(frozen=True)
class Feedback:
    """One answer to one suggestion; `kind` is a key of WORDS."""

    item: str
    kind: str
    on: date


@dataclass(frozen=True)
class Choice:
    item: LibraryItem
    because: str


def choose(
    library: Library, facts: PersonFacts, said: Sequence[Feedback], today: date, *, count: int = COUNT
) -> list[Choice]:
    """The first that are various; fewer than `count` when too much was set aside."""
    chosen = diversify(eligible(library, facts, said, today), count)
    return [Choice(item, explanation(library, item, facts)) for item in chosen]


def eligible(library: Library, facts: PersonFacts, said: Sequence[Feedback], today: date) -> list[LibraryItem]:
    """All that fit and do not rest, best first."""
    resting = {each.item for each in said if (today - each.on).days < REST_DAYS[each.kind]}
    fitting = [item for item in library.items if item.id not in resting and item.fits(facts)]
    lately = [each for each in said if (today - each.on).days < COUNTS_DAYS]
    scores = {item.id: score(item) - _penalty(library, item, lately) for item in fitting}
    return rotate_ties(fitting, scores, week=week_start(today).toordinal() // 7)


def score(item: LibraryItem) -> int:
    return sum(WEIGHTS[key] for key in item.conditions)


def rotate_ties(items: Iterable[LibraryItem], scores: Mapping[str, int], *, week: int) -> list[LibraryItem]:
    ordered: list[LibraryItem] = []
    for _, group in groupby(sorted(items, key=lambda item: (-scores[item.id], item.id)), lambda item: scores[item.id]):
        equal = list(group)
        first = week % len(equal)
        ordered += equal[first:] + equal[:first]
    return ordered


def diversify(ranked: Sequence[LibraryItem], count: int) -> list[LibraryItem]:
    first: dict[frozenset[str], LibraryItem] = {}
    for item in ranked:
        first.setdefault(item.sides, item)
    chosen = list(first.values())[:count]
    return chosen + [item for item in ranked if item not in chosen][: count - len(chosen)]


def _penalty(library: Library, item: LibraryItem, lately: Sequence[Feedback]) -> int:
    """What was too much speaks against whatever takes as long, a doubt against whatever is of its theme."""
    off = 0
    for each in lately:
        other = library.item(each.item)
        if other and each.kind == "too-much" and item.minutes >= other.minutes:
            off += TOO_LONG
        elif other and each.kind in DOUBTS and item.theme == other.theme:
            off += OF_ITS_KIND
    return off
