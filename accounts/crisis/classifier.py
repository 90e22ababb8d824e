"""How much a sentence means danger: a quadratic form of its vectors after three layers of the model.

A linear form of the last layer's mean alone notices too little: the layers before, and the beginning and the end apart,
know more of who does what to whom.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from integration_site.meaning import encoder

FILE = Path(__file__).with_name("classifier.json")
LAYERS = (2, 4, 6)
CONSTANT = 0.5  # what a vector of length 1 is lengthened by, which adds a linear form and a number
BATCH = 64
KINDS = {"middles": "<f4", "directions": "i1", "weights": "<f4"}  # of the arrays, as they are written


class Classifier(NamedTuple):
    """For each view of the encoder the middle of its vectors, the directions that count, as whole numbers from -127 to
    127, and how much each does.
    """

    middles: np.ndarray
    directions: np.ndarray
    weights: np.ndarray
    threshold: float

    def scores(self, views: np.ndarray) -> np.ndarray:
        """Of sentences, given as `sentence_views`. About 1 for danger, -1 for anything else."""
        rows = lengthened(views, self.middles)
        along = np.einsum("nvs,vds->nvd", rows, self.directions, optimize=True)
        return np.einsum("nvd,vd->n", along * along, self.weights)


def sentence_views(sentences: Sequence[str]) -> np.ndarray:
    """(sentences, views, numbers)"""
    parts = [sentences[start : start + BATCH] for start in range(0, len(sentences), BATCH)]
    return np.concatenate([encoder.views(part, LAYERS) for part in parts])


def lengthened(views: np.ndarray, middles: np.ndarray) -> np.ndarray:
    rows = views - middles
    rows = rows / np.sqrt((rows * rows).sum(axis=-1, keepdims=True))
    return np.concatenate([rows, np.full((*rows.shape[:-1], 1), CONSTANT**0.5, np.float32)], axis=-1)


def means_danger(sentences: Sequence[str]) -> bool:
    classifier = trained()
    return bool((classifier.scores(sentence_views(sentences)) > classifier.threshold).any())


@cache
def trained() -> Classifier:
    head = read_head()
    arrays = (_array(head[name]) for name in KINDS)
    return Classifier(*arrays, threshold=head["threshold"])


def read_head() -> dict[str, Any]:
    """The file: who trained when on what, figures, and the numbers."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def write(classifier: Classifier, head: dict[str, Any]) -> None:
    numbers = {name: _text(getattr(classifier, name), kind) for name, kind in KINDS.items()}
    FILE.write_text(json.dumps(head | {"threshold": classifier.threshold} | numbers, indent=1) + "\n", encoding="utf-8")
    trained.cache_clear()


def _text(array: np.ndarray, kind: str) -> dict[str, Any]:
    return {"shape": array.shape, "kind": kind, "base64": b64encode(array.astype(kind).tobytes()).decode()}


def _array(text: dict[str, Any]) -> np.ndarray:
    return np.frombuffer(b64decode(text["base64"]), text["kind"]).reshape(text["shape"]).astype(np.float32)
