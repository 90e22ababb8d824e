"""Which places answer a question: by meaning, where words only settle what lies close; without it, by words alone."""

import logging
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coaching.suggestions.items import PersonFacts
from integration_site.ask.index import PlaceIndex, current_index
from integration_site.ask.loading import Feeling
from integration_site.ask.places import Place
from integration_site.ask.words import stems
from integration_site.meaning import encoder

logger = logging.getLogger(__name__)
NEAREST = 3  # that speak together, because one alone may be near by chance
NUDGE, STAND_BACK, OFF_TOPIC = 0.02, 0.1, 0.6
MAX_SENTENCES = 6
SENTENCE = re.compile(r"(?<=[.?!…])\s+|\n+")


@dataclass(frozen=True)
class Rule:
    """What counts beside the phrasings of a place: its own text, the words of the phrasings, all of its words.

    `answer` is what the margin of a question must reach to be answered, or `alone` its likeness to the first place;
    `feeling` its likeness to the words of a feeling to be heard as one. `answer` lets through one in sixteen of the
    lines of off_topic.toml, each judged without itself; the weights come from the questions to tune on.
    """

    own: float
    phrased: float
    whole: float
    answer: float
    alone: float
    feeling: float


BY_MEANING = Rule(own=0.2, phrased=0.2, whole=0.05, answer=0.17, alone=0.6, feeling=0.6)
BY_WORDS = Rule(own=0.2, phrased=0.1, whole=0.8, answer=0.32, alone=0.42, feeling=0.6)


@dataclass(frozen=True)
class Found:
    """`nearest` is the phrasing that is most like the question; `likeness` that of its nearest ones.

    `fits`: what is known of who asks spoke for it.
    """

    place: Place
    likeness: float
    nearest: str
    fits: bool


@dataclass(frozen=True)
class Finding:
    """`found` best first, each page once. Unless `is_answer` they are merely what lies nearest.

    The margin by meaning is the likeness of the best places, less some of that to what nothing here answers; by words
    it is that of the best places, and grows with the number of words that they know.
    """

    found: Sequence[Found]
    is_answer: bool
    feeling: Feeling | None
    margin: float
    by_meaning: bool


@dataclass(frozen=True)
class Likeness:
    """Of the question to each line, from 0 to 1 or so."""

    asked: Sequence[float]
    own: Sequence[float]
    felt: Sequence[float]
    off_topic: Sequence[float]


def find(question: str, facts: PersonFacts | None = None) -> Finding:
    """What is known of who asks moves what lies close."""
    index, words = current_index(), stems(question)
    by_words = Likeness(*(part.words.likeness(words) for part in index.parts))
    by_meaning = _by_meaning(index, question)
    likeness, rule = (by_meaning, BY_MEANING) if by_meaning else (by_words, BY_WORDS)
    whole = index.whole.likeness(words)
    found = _ranked(index, facts, rule, likeness, by_words, whole)
    if by_meaning:
        margin = _mean([each.likeness for each in found[:NEAREST]]) - OFF_TOPIC * _nearest_mean(likeness.off_topic)
    else:
        margin = _nearest_mean(whole) * math.sqrt(len(words & index.whole.lines.keys()))
    feeling = _feeling(index, likeness.felt, rule.feeling)
    is_answer = margin >= rule.answer or any(each.likeness >= rule.alone for each in found[:1])
    return Finding(found, is_answer, feeling, margin, by_meaning=by_meaning is not None)


def _ranked(
    index: PlaceIndex,
    facts: PersonFacts | None,
    rule: Rule,
    likeness: Likeness,
    by_words: Likeness,
    whole: Sequence[float],
) -> list[Found]:
    spoken, phrased = _per_place(index, likeness.asked), _per_place(index, by_words.asked)
    leanings = [leaning(place, facts) for place in index.places]
    parts = zip(spoken, likeness.own, phrased, whole, leanings, strict=True)
    scores = [
        said + rule.own * own + rule.phrased * word + rule.whole * every + lean
        for said, own, word, every, lean in parts
    ]
    nearest = _nearest_lines(index, likeness.asked)
    return [
        Found(index.places[number], spoken[number], nearest[number], fits=leanings[number] > 0)
        for number in _in_order(index, scores)
    ]


def leaning(place: Place, facts: PersonFacts | None) -> float:
    """What is known of a person speaks a little for what is meant for them, and against what is not.

    What was written for one circumstance of life stands back until somebody says that it is theirs.
    """
    if place.item and "circumstance" in place.item.conditions and not (facts and place.item.fits(facts)):
        return -STAND_BACK
    if facts is None:
        return 0.0
    if place.item:
        return NUDGE if place.item.fits(facts) else -NUDGE
    is_meant = place.id == f"profile/{facts.profile}" or not facts.circumstance.isdisjoint(place.authored.fits)
    return NUDGE if is_meant else 0.0


def _per_place(index: PlaceIndex, likeness: Sequence[float]) -> list[float]:
    by_place: list[list[float]] = [[] for _ in index.places]
    for owner, value in zip(index.asked.owners, likeness, strict=True):
        by_place[owner].append(float(value))
    return [_nearest_mean(values) for values in by_place]


def _nearest_mean(values: Sequence[float]) -> float:
    return _mean(sorted(values)[-NEAREST:])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _nearest_lines(index: PlaceIndex, asked: Sequence[float]) -> list[str]:
    """For each place the phrasing that is most like the question."""
    best = [-1] * len(index.places)
    for line, owner in enumerate(index.asked.owners):
        if best[owner] < 0 or asked[line] > asked[best[owner]]:
            best[owner] = line
    return [index.asked.texts[line] if line >= 0 else "" for line in best]


def _in_order(index: PlaceIndex, scores: Sequence[float]) -> list[int]:
    """Numbers of places, best first, each page once."""
    first: dict[str, int] = {}
    for number in sorted(range(len(scores)), key=lambda number: -scores[number]):
        first.setdefault(index.places[number].key, number)
    return list(first.values())


def _by_meaning(index: PlaceIndex, question: str) -> Likeness | None:
    """None where only words can tell. A feeling is looked for in each sentence, because one of several can say it."""
    if index.vectors is None:
        return None
    sentences = [each for each in SENTENCE.split(question) if each.strip()][:MAX_SENTENCES]
    try:
        vectors = encoder.encode_all([question, *(sentences if sentences[1:] else [])])
    except encoder.ModelError:
        logger.exception("A question is answered by its words")
        return None
    asked, own, felt, off_topic = index.vectors
    return Likeness(
        (asked @ vectors[0]).tolist(),
        (own @ vectors[0]).tolist(),
        (felt @ vectors.T).max(axis=1).tolist() if len(felt) else [],
        (off_topic @ vectors[0]).tolist(),
    )


def _feeling(index: PlaceIndex, felt: Sequence[float], bound: float) -> Feeling | None:
    best = max(range(len(felt)), key=lambda line: felt[line], default=None)
    if best is None or felt[best] < bound:
        return None
    return index.feelings[index.felt.owners[best]]
