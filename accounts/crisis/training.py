"""How the classifier is made: ridge regression with a quadratic kernel, of which the strongest directions are kept.

The same phrases give the same numbers. Nothing here reads what is set aside.
"""

from typing import NamedTuple

import numpy as np

from accounts.crisis.certain import is_certain
from accounts.crisis.classifier import CONSTANT, Classifier, lengthened, sentence_means
from accounts.crisis.mistyping import mistyped
from accounts.crisis.phrase_files import DANGER, IDIOMS, ORDINARY, PARTS, part_of, to_train
from accounts.crisis.wording import plain_words

SMOOTHING = 0.15
DIRECTIONS = 64
MOST_FALSE = 0.055  # of the idioms, in cross-validation


class Labelled(NamedTuple):
    means: np.ndarray
    is_danger: np.ndarray
    parts: np.ndarray
    certain: np.ndarray
    is_written: np.ndarray


class Figures(NamedTuple):
    """Shares of the phrases, in per cent."""

    noticed: float
    false: float


def labelled() -> Labelled:
    """Each phrase as it is written, and with a typing error where that is not simply put right; ordinary sentences."""
    rows = [(phrase, kind == DANGER) for kind in (DANGER, IDIOMS) for phrase in to_train(kind)]
    texts = [(plain_words(phrase), phrase, is_danger, True) for phrase, is_danger in rows]
    for phrase, is_danger in rows:
        typed = plain_words(mistyped(phrase, "trained"))
        if typed != plain_words(phrase):
            texts.append((typed, phrase, is_danger, False))
    texts += [(plain_words(phrase), phrase, False, False) for phrase in to_train(ORDINARY)]
    return Labelled(
        sentence_means([text for text, *_ in texts]),
        np.array([is_danger for _, _, is_danger, _ in texts]),
        np.array([part_of(phrase) for _, phrase, *_ in texts]),
        np.array([is_certain(text) for text, *_ in texts]),
        np.array([is_written for *_, is_written in texts]),
    )


def as_written(data: Labelled) -> Labelled:
    return Labelled(*(column[data.is_written] for column in data))


def cross_validated(data: Labelled) -> np.ndarray:
    """The score of each phrase by a classifier that was trained without its part."""
    scores = np.zeros(len(data.is_danger))
    for part in range(1, PARTS):
        inside = data.parts == part
        scores[inside] = train(data.means[~inside], data.is_danger[~inside]).scores(data.means[inside])
    return scores


def train(means: np.ndarray, is_danger: np.ndarray) -> Classifier:
    """Without a threshold."""
    middles = means.mean(axis=0)
    rows = lengthened(means, middles)
    scale = (1 + CONSTANT) ** 2 * rows.shape[1]
    kernel = sum((rows[:, layer] @ rows[:, layer].T) ** 2 for layer in range(rows.shape[1])) / scale
    kernel[np.diag_indices_from(kernel)] += SMOOTHING
    pull = np.linalg.solve(kernel, np.where(is_danger, 1, -1).astype(np.float32)) / scale
    directions, weights = [], []
    for layer in range(rows.shape[1]):
        values, vectors = np.linalg.eigh((rows[:, layer] * pull[:, None]).T @ rows[:, layer])
        strongest = np.argsort(-abs(values))[:DIRECTIONS]
        directions.append(vectors[:, strongest].T)
        weights.append(values[strongest])
    return Classifier(middles, np.array(directions), np.array(weights), threshold=0)


def threshold_for(scores: np.ndarray, data: Labelled) -> float:
    """The lowest at which patterns and classifier together take no more idioms for danger than MOST_FALSE."""
    idioms = ~data.is_danger
    left = int(MOST_FALSE * idioms.sum()) - int((data.certain & idioms).sum())
    return float(round(np.sort(scores[idioms & ~data.certain])[-left - 1], 4))


def figures_of(scores: np.ndarray, threshold: float, data: Labelled) -> Figures:
    flagged = data.certain | (scores > threshold)
    return Figures(
        round(100 * float(flagged[data.is_danger].mean()), 1), round(100 * float(flagged[~data.is_danger].mean()), 1)
    )
