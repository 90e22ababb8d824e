"""From what somebody typed to the words of a query, and from a marked text to its pieces. Pure.

A word holds letters, digits and inner apostrophes only, so none of it can be read as query syntax once it is quoted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.text import normalize

MAX_WORDS = 12
PREFIX_FROM = 3  # letters; a shorter last word would match half of the site as a beginning
START, END = "\x02", "\x03"  # around a found word; no text of ours holds them
MIN_FIRST, MIN_SECOND, MAX_COMPOUND = 4, 2, 20  # letters; cut shorter, "waits" would be "wa its"
MAIL = re.compile(r"\be[-‐]?(?=mails?\b)")  # "mail" finds all of its spellings
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SMALL_WORDS = """
a about an and are as at be but by can could do does for from had has have how i if in is it its me my of on or our
should so some than that the their them then there these they this to was we were what when where which who why will
with would you your
"""


@dataclass(frozen=True)
class Piece:
    text: str
    marked: bool


def words_of(typed: str) -> list[str]:
    """In order, each once, in small letters. Small words such as "how" count only when there is nothing else."""
    words = list(dict.fromkeys(WORD.findall(MAIL.sub("", normalize(typed).lower()))))
    small = SMALL_WORDS.split()
    return [word for word in words if word not in small] or words


def fts5_query(words: Sequence[str], *, every: bool) -> str:
    """For SQLite's MATCH; the last of `words` (at least one) may also be the beginning of a word."""
    terms = [f'"{word}"' for word in words]
    if len(words[-1]) >= PREFIX_FROM:
        terms[-1] += "*"
    terms = [_or([term, *(f'"{pair}"' for pair in pairs_of(word))]) for term, word in zip(terms, words, strict=True)]
    return (" AND " if every else " OR ").join(terms)


def _or(terms: list[str]) -> str:
    return f"({' OR '.join(terms)})" if len(terms) > 1 else terms[0]


def tsquery(words: Sequence[str], *, every: bool) -> str:
    """The same for PostgreSQL's to_tsquery. An apostrophe separates words there as it does in FTS5."""
    terms = [_phrase(word.split("'")) for word in words]
    if len(words[-1]) >= PREFIX_FROM:
        terms[-1] += ":*"
    pairs = [[_phrase(pair.split()) for pair in pairs_of(word)] for word in words]
    terms = [" | ".join([term, *others]) for term, others in zip(terms, pairs, strict=True)]
    return (" & " if every else " | ").join(f"({term})" for term in terms)


def _phrase(parts: Sequence[str]) -> str:
    return " <-> ".join(f"'{part}'" for part in parts)


def pairs_of(word: str) -> list[str]:
    """The ways in which a word may stand as two: well being, for wellbeing, is also how well-being is indexed."""
    if len(word) > MAX_COMPOUND or "'" in word:
        return []
    return [f"{word[:cut]} {word[cut:]}" for cut in range(MIN_FIRST, len(word) - MIN_SECOND + 1)]


def split_marks(text: str) -> list[Piece]:
    """`text` with START and END around what was found, as pieces for a template."""
    parts = re.split(f"[{START}{END}]", text)
    return [Piece(part, marked=position % 2 == 1) for position, part in enumerate(parts) if part]
