"""How the classifier is made: ridge regression with a quadratic kernel, of which the strongest directions are kept.

The same phrases give the same numbers. Nothing here reads what is set aside.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from accounts.crisis.certain import is_certain
from accounts.crisis.classifier import CONSTANT, Classifier, lengthened
from accounts.crisis.mistyping import mistyped
from accounts.crisis.phrase_files import DANGER, FILES, FOLDS, IDIOMS, OF_DANGER, fold_of, to_train
from accounts.crisis.wording import plain_words

SMOOTHING = 0.12
DIRECTIONS = 64
TOLERANCE = 1e-3
MOST_FALSE = 0.06  # of the idioms, in cross-validation


class Labelled(NamedTuple):
    """What is read of each text. Counted are phrases of danger and idioms as they are written: they set thresholds."""

    read: np.ndarray
    is_danger: np.ndarray
    folds: np.ndarray
    certain: np.ndarray
    is_counted: np.ndarray


class Figures(NamedTuple):
    """Shares of the phrases, in per cent."""

    noticed: float
    false: float


def labelled(read: Callable[[Sequence[str]], np.ndarray]) -> Labelled:
    """Each phrase as it is written, and with a typing error where that is not simply put right, in plain words."""
    rows = [(phrase, name in OF_DANGER, name in (DANGER, IDIOMS)) for name in FILES for phrase in to_train(name)]
    texts = [(plain_words(row[0]), *row) for row in rows]
    for phrase, is_danger, _ in rows:
        typed = plain_words(mistyped(phrase, "trained"))
        if typed != plain_words(phrase):
            texts.append((typed, phrase, is_danger, False))
    return Labelled(
        read([text for text, *_ in texts]),
        np.array([is_danger for _, _, is_danger, _ in texts]),
        np.array([fold_of(phrase) for _, phrase, *_ in texts]),
        np.array([is_certain(text) for text, *_ in texts]),
        np.array([is_counted for *_, is_counted in texts]),
    )


def trained(data: Labelled, train: Callable[[np.ndarray, np.ndarray], Any]) -> tuple[Any, Figures]:
    """On all of it, with the threshold and the figures of a cross-validation."""
    judged = counted(data)
    scores = cross_validated(data, train)[data.is_counted]
    threshold = threshold_for(scores, judged)
    return train(data.read, data.is_danger)._replace(threshold=threshold), figures_of(scores, threshold, judged)


def counted(data: Labelled) -> Labelled:
    return Labelled(*(column[data.is_counted] for column in data))


def cross_validated(data: Labelled, train: Callable[[np.ndarray, np.ndarray], Any]) -> np.ndarray:
    """The score of each phrase by what was trained without its fold."""
    scores = np.zeros(len(data.is_danger))
    for fold in range(FOLDS):
        inside = data.folds == fold
        scores[inside] = train(data.read[~inside], data.is_danger[~inside]).scores(data.read[inside])
    return scores


def train(views: np.ndarray, is_danger: np.ndarray) -> Classifier:
    """Without a threshold."""
    middles = views.mean(axis=0)
    rows = lengthened(views, middles)
    scale = (1 + CONSTANT) ** 2 * rows.shape[1]
    kernel = sum((rows[:, view] @ rows[:, view].T) ** 2 for view in range(rows.shape[1])) / scale
    kernel[np.diag_indices_from(kernel)] += SMOOTHING
    pull = solved(kernel.__matmul__, np.where(is_danger, 1, -1).astype(np.float32), TOLERANCE) / scale
    directions, weights = [], []
    for view in range(rows.shape[1]):
        values, vectors = np.linalg.eigh((rows[:, view] * pull[:, None]).T @ rows[:, view])
        strongest = np.argsort(-abs(values))[:DIRECTIONS]
        step = abs(vectors[:, strongest]).max(axis=0) / 127
        directions.append((vectors[:, strongest] / step).round().T)
        weights.append(values[strongest] * step**2)
    return Classifier(middles, np.array(directions), np.array(weights), threshold=0)


def solved(times: Callable[[np.ndarray], np.ndarray], wanted: np.ndarray, tolerance: float) -> np.ndarray:
    """What a symmetric matrix with positive eigenvalues turns into `wanted`, by conjugate gradients: in a tenth of the
    time of an exact solution. `times` is the matrix by a vector.
    """
    found = np.zeros_like(wanted)
    left = step = wanted
    while (length := left @ left) > tolerance**2 * (wanted @ wanted):
        ahead = times(step)
        stride = length / (step @ ahead)
        found, left = found + stride * step, left - stride * ahead
        step = left + (left @ left) / length * step
    return found


def threshold_for(scores: np.ndarray, data: Labelled) -> float:
    """The lowest at which patterns and classifier together take no more idioms for danger than MOST_FALSE."""
    idioms = ~data.is_danger
    left = int(MOST_FALSE * idioms.sum()) - int((data.certain & idioms).sum())
    return float(np.ceil(np.sort(scores[idioms & ~data.certain])[-left - 1] * 1e4) / 1e4)


def figures_of(scores: np.ndarray, threshold: float, data: Labelled) -> Figures:
    flagged = data.certain | (scores > threshold)
    return Figures(
        round(100 * float(flagged[data.is_danger].mean()), 1), round(100 * float(flagged[~data.is_danger].mean()), 1)
    )
