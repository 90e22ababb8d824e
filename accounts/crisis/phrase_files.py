"""Phrases by which people say that they are in danger, others that only sound so, and ordinary sentences, which are
of the site's own texts. Pure.

The close ones are harder: danger that is only hinted at, and harmless phrases that differ from it in a few words. They
are judged by themselves, so that the figures of the others can be compared over the years.

A fifth of each file, chosen by hash, is set aside before training: nothing is tuned on it, and its misses are not read.
"""

from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).with_name("phrases")
DANGER, IDIOMS, ORDINARY = "danger", "idioms", "ordinary"
CLOSE_DANGER, CLOSE_IDIOMS = "close_danger", "close_idioms"
OF_DANGER, HARMLESS = (DANGER, CLOSE_DANGER), (IDIOMS, CLOSE_IDIOMS)
FILES = (*OF_DANGER, *HARMLESS, ORDINARY)
ONE_IN = 5
FOLDS = 12  # of a cross-validation, so that each trains on nearly as much as what is kept


def phrases(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def to_train(name: str) -> list[str]:
    return [phrase for phrase in phrases(name) if not is_set_aside(phrase)]


def set_aside(name: str) -> list[str]:
    return [phrase for phrase in phrases(name) if is_set_aside(phrase)]


def is_set_aside(phrase: str) -> bool:
    return _number(phrase) % ONE_IN == 0


def fold_of(phrase: str) -> int:
    """0 to FOLDS - 1"""
    return _number(phrase) // ONE_IN % FOLDS


def _number(phrase: str) -> int:
    return int(sha256(phrase.encode()).hexdigest(), 16)


def digest() -> str:
    return sha256("".join("\n".join(phrases(name)) for name in FILES).encode()).hexdigest()
