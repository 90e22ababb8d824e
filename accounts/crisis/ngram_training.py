"""How the weights of the n-grams are made: ridge regression, of whose weights each is rounded to a byte."""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from accounts.crisis.ngrams import PLACES, Weights, places_of
from accounts.crisis.training import solved

SMOOTHING = 0.3
TOLERANCE = 1e-2


class Rows(NamedTuple):
    """A row for each text, of which most numbers are 0: the places of the others, and where those of a row start."""

    places: np.ndarray
    starts: np.ndarray
    counts: np.ndarray

    def times(self, weights: np.ndarray) -> np.ndarray:
        """A number for each row."""
        return np.add.reduceat(weights[self.places], self.starts) / self.counts**0.5

    def summed(self, pull: np.ndarray) -> np.ndarray:
        """A number for each place: of all rows, each so often as `pull` says."""
        return np.bincount(self.places, np.repeat(pull / self.counts**0.5, self.counts), PLACES)


def rows_of(texts: Sequence[str]) -> Rows:
    found = [sorted(places_of(text)) for text in texts]
    counts = np.array([len(places) for places in found])
    return Rows(np.concatenate(found), np.cumsum(counts) - counts, counts)


def train(texts: Sequence[str], is_danger: np.ndarray) -> Weights:
    """Without a threshold. Texts are in plain words."""
    rows = rows_of(texts)
    pull = solved(
        lambda step: rows.times(rows.summed(step)) + SMOOTHING * step, np.where(is_danger, 1.0, -1.0), TOLERANCE
    )
    weights = rows.summed(pull)
    return Weights(array("b", (weights * 127 / abs(weights).max()).round().astype(int).tolist()), threshold=0)
