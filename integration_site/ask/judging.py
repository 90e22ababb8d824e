"""How well questions of people find the places that answer them: tests/coaching/asked/, written before any tuning."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.urls import reverse

from integration_site.ask.finding import find
from integration_site.ask.index import current_index
from integration_site.ask.places import view_named

FIRST = 3


@dataclass(frozen=True)
class Judged:
    """`rank` is that of the first place that answers, from 1; None when it is not among those found."""

    text: str
    wanted: Sequence[str]
    got: Sequence[str]
    rank: int | None
    is_answer: bool


def judge_answered(file: Path) -> list[Judged]:
    keys = {place.id: place.key for place in current_index().places}
    return [
        _judged(question["text"], question["places"], keys)
        for question in tomllib.loads(file.read_text(encoding="utf-8"))["question"]
    ]


def judge_unanswered(file: Path) -> list[Judged]:
    lines = tomllib.loads(file.read_text(encoding="utf-8"))
    return [_judged(text, [], {}) for text in lines["far"] + lines["near"]]


def is_set_aside(text: str) -> bool:
    return int(sha256(text.lower().encode()).hexdigest(), 16) % 3 == 0


def share_within(judged: Sequence[Judged], first: int) -> float:
    """Of the questions, from 0 to 1, those with a place that answers among so many."""
    return sum(each.rank is not None and each.rank <= first for each in judged) / len(judged)


def misses(judged: Iterable[Judged]) -> list[Judged]:
    return [each for each in judged if each.rank is None or each.rank > FIRST]


def _judged(text: str, wanted: Sequence[str], keys: Mapping[str, str]) -> Judged:
    finding = find(text)
    pages = {keys.get(place) or _address_of_page(place) for place in wanted}
    rank = next((number for number, each in enumerate(finding.found, 1) if each.place.key in pages), None)
    return Judged(text, wanted, [each.place.id for each in finding.found[:FIRST]], rank, finding.is_answer)


def _address_of_page(place: str) -> str:
    """Of one that is not among the places: a page that another kind leads to."""
    view = view_named(place.partition("/")[2])
    return reverse(view[0], args=view[1]) if view else place
