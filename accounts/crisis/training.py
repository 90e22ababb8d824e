"""How the classifier is made: ridge regression with a quadratic kernel, of which the strongest directions are kept.

The same phrases give the same numbers. Nothing here reads what is set aside.
"""

from typing import NamedTuple

import numpy as np

from accounts.crisis.certain import is_certain
from accounts.crisis.classifier import CONSTANT, Classifier, lengthened, sentence_views
from accounts.crisis.mistyping import mistyped
from accounts.crisis.phrase_files import DANGER, FILES, IDIOMS, OF_DANGER, PARTS, part_of, to_train
from accounts.crisis.wording import plain_words

SMOOTHING = 0.12
DIRECTIONS = 64
TOLERANCE = 1e-3
MOST_FALSE = 0.055  # of the idioms, in cross-validation


class Labelled(NamedTuple):
    """Counted are phrases of danger and idioms as they are written, by which the threshold is set."""

    views: np.ndarray
    is_danger: np.ndarray
    parts: np.ndarray
    certain: np.ndarray
    is_counted: np.ndarray


class Figures(NamedTuple):
    """Shares of the phrases, in per cent."""

    noticed: float
    false: float


def labelled() -> Labelled:
    """Each phrase as it is written, and with a typing error where that is not simply put right."""
    rows = [(phrase, name in OF_DANGER, name in (DANGER, IDIOMS)) for name in FILES for phrase in to_train(name)]
    texts = [(plain_words(row[0]), *row) for row in rows]
    for phrase, is_danger, _ in rows:
        typed = plain_words(mistyped(phrase, "trained"))
        if typed != plain_words(phrase):
            texts.append((typed, phrase, is_danger, False))
    return Labelled(
        sentence_views([text for text, *_ in texts]),
        np.array([is_danger for _, _, is_danger, _ in texts]),
        np.array([part_of(phrase) for _, phrase, *_ in texts]),
        np.array([is_certain(text) for text, *_ in texts]),
        np.array([is_counted for *_, is_counted in texts]),
    )


def counted(data: Labelled) -> Labelled:
    return Labelled(*(column[data.is_counted] for column in data))


def cross_validated(data: Labelled) -> np.ndarray:
    """The score of each phrase by a classifier that was trained without its part."""
    scores = np.zeros(len(data.is_danger))
    for part in range(1, PARTS):
        inside = data.parts == part
        scores[inside] = train(data.views[~inside], data.is_danger[~inside]).scores(data.views[inside])
    return scores


def train(views: np.ndarray, is_danger: np.ndarray) -> Classifier:
    """Without a threshold."""
    middles = views.mean(axis=0)
    rows = lengthened(views, middles)
    scale = (1 + CONSTANT) ** 2 * rows.shape[1]
    kernel = sum((rows[:, view] @ rows[:, view].T) ** 2 for view in range(rows.shape[1])) / scale
    kernel[np.diag_indices_from(kernel)] += SMOOTHING
    pull = solved(kernel, np.where(is_danger, 1, -1).astype(np.float32)) / scale
    directions, weights = [], []
    for view in range(rows.shape[1]):
        values, vectors = np.linalg.eigh((rows[:, view] * pull[:, None]).T @ rows[:, view])
        strongest = np.argsort(-abs(values))[:DIRECTIONS]
        step = abs(vectors[:, strongest]).max(axis=0) / 127
        directions.append((vectors[:, strongest] / step).round().T)
        weights.append(values[strongest] * step**2)
    return Classifier(middles, np.array(directions), np.array(weights), threshold=0)


def solved(matrix: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Of a symmetric matrix with positive eigenvalues, by conjugate gradients: a tenth of the time of an exact one."""
    found = np.zeros_like(wanted)
    left = step = wanted
    while (length := left @ left) > TOLERANCE**2 * (wanted @ wanted):
        ahead = matrix @ step
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
