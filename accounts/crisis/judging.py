"""How well danger is noticed in phrases that training never saw, written as they are and in other ways."""

import re
from collections.abc import Callable
from typing import NamedTuple

from accounts.crisis import classifier, ngrams
from accounts.crisis.certain import any_certain
from accounts.crisis.mistyping import mistyped
from accounts.crisis.phrase_files import CLOSE_DANGER, CLOSE_IDIOMS, DANGER, IDIOMS, ORDINARY, set_aside
from accounts.crisis.wording import parts, sentences

SPELLINGS = [
    ("mum", "mom"),
    ("colour", "color"),
    ("favour", "favor"),
    ("neighbour", "neighbor"),
    ("behaviour", "behavior"),
    ("realise", "realize"),
    ("realising", "realizing"),
    ("organise", "organize"),
    ("apologise", "apologize"),
    ("fantasise", "fantasize"),
    ("centre", "center"),
    ("cancelled", "canceled"),
    ("travelling", "traveling"),
    ("grey", "gray"),
    ("tyre", "tire"),
    ("programme", "program"),
    ("practising", "practicing"),
    ("pyjamas", "pajamas"),
    ("learnt", "learned"),
    ("burnt", "burned"),
    ("dreamt", "dreamed"),
]


CLOSE = "close ones, as written"


class Row(NamedTuple):
    """What came of one way of writing: phrases of each kind, and how many of them were taken for danger."""

    name: str
    danger: int
    noticed: int
    idioms: int
    false: int


def judged(alone: bool = False) -> list[Row]:
    """On what is set aside; `alone` is by patterns and n-grams, as without the model."""
    seen: dict[str, float] = {}
    rows = [(name, write, (DANGER, IDIOMS)) for name, write in WAYS.items()]
    rows.append((CLOSE, str, (CLOSE_DANGER, CLOSE_IDIOMS)))
    return [
        _row(name, [[write(each) for each in set_aside(kind)] for kind in kinds], seen, alone)
        for name, write, kinds in rows
    ]


def _row(name: str, texts: list[list[str]], seen: dict[str, float], alone: bool) -> Row:
    danger, harmless = (_flagged(each, seen, alone) for each in texts)
    return Row(name, len(danger), sum(danger), len(harmless), sum(harmless))


def ordinary_taken(alone: bool = False) -> tuple[int, int]:
    """How many ordinary sentences, of how many, are taken for danger."""
    flagged = _flagged(set_aside(ORDINARY), {}, alone)
    return sum(flagged), len(flagged)


def _flagged(texts: list[str], seen: dict[str, float], alone: bool) -> list[bool]:
    """As `may_be_crisis` has it, with many encoded together and each sentence once."""
    said = [parts(text) for text in texts]
    certain = [any_certain(each) for each in said]
    judge, read = (ngrams.trained(), list) if alone else (classifier.trained(), classifier.sentence_views)
    units = [sentences(each) for each in said]
    new = sorted({unit for each in units for unit in each} - set(seen))
    if new:
        seen |= dict(zip(new, map(float, judge.scores(read(new))), strict=True))
    return [
        sure or any(seen[unit] > judge.threshold for unit in each) for sure, each in zip(certain, units, strict=True)
    ]


def _spelt(pairs: list[tuple[str, str]]) -> Callable[[str], str]:
    def write(text: str) -> str:
        for word, other in pairs:
            text = re.sub(rf"\b{word}(?=s?\b)", other, text, flags=re.IGNORECASE)
        return text

    return write


WAYS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "all capitals": str.upper,
    "without apostrophes": lambda text: text.replace("'", ""),
    "´ for '": lambda text: text.replace("'", "´"),
    "one typing error": lambda text: mistyped(text, "judged"),
    "between other sentences, no spaces after full stops": lambda text: f"We had soup.{text}.The bus was late.",
    "American spelling": _spelt(SPELLINGS),
    "British spelling": _spelt([(american, british) for british, american in SPELLINGS]),
}
