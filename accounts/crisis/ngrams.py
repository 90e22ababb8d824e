"""How much a sentence sounds like danger by its words alone, for where the model is off: a weight for each n-gram of
letters and for each two words that stand near each other. Pure Python, a tenth of a millisecond for a sentence.
"""

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

FILE = Path(__file__).with_name("ngrams.json")
PLACES = 2**17  # of weights, which n-grams find by hash and may share
LETTERS = (3, 4, 5)
BEGINNING, NEAR = 5, 4  # how much of a word is read, and how many words on it is paired


class Weights(NamedTuple):
    """Whole numbers from -127 to 127, and the sum over which a sentence is taken for danger."""

    weights: array
    threshold: float

    def scores(self, sentences: Iterable[str]) -> list[float]:
        """Of plain words. Above 0 for danger, below for anything else."""
        found = map(places_of, sentences)
        return [sum(map(self.weights.__getitem__, places)) / len(places) ** 0.5 for places in found]


def places_of(words: str) -> set[int]:
    """Of plain words; never empty."""
    begun = ["^", *(word[:BEGINNING] for word in words.split()), "$"]
    near = (f"{word}~{other}" for place, word in enumerate(begun) for other in begun[place + 1 : place + 1 + NEAR])
    line = f" {words} "
    letters = (line[start : start + size] for size in LETTERS for start in range(len(line) - size + 1))
    return {crc32(each.encode()) % PLACES for each in (*begun, *near, *letters)}


def sounds_like_danger(sentences: Iterable[str]) -> bool:
    return max(trained().scores(sentences), default=0) > trained().threshold


@cache
def trained() -> Weights:
    head = read_head()
    return Weights(array("b", b64decode(head["weights"])), head["threshold"])


def read_head() -> dict[str, Any]:
    """The file: trained when on what, figures, and the numbers."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def write(weights: Weights, head: dict[str, Any]) -> None:
    numbers = {"threshold": weights.threshold, "weights": b64encode(weights.weights.tobytes()).decode()}
    FILE.write_text(json.dumps(head | numbers, indent=1) + "\n", encoding="utf-8")
    trained.cache_clear()
