"""From what somebody typed to the words of a query, and from a marked text to its pieces. Pure.

A word holds letters, digits and inner apostrophes only, so none of it can be read as query syntax once it is quoted.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MOST_WORDS = 12
PREFIX_FROM = 3  # letters; a shorter last word would match half of the site as a beginning
START, END = "\x02", "\x03"  # around a found word; no text of ours holds them
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
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
    found = WORD.findall(unicodedata.normalize("NFC", typed).lower())
    words = list(dict.fromkeys(word.replace("’", "'") for word in found))
    small = SMALL_WORDS.split()
    return [word for word in words if word not in small] or words


def fts5_query(words: Sequence[str], *, every: bool) -> str:
    """For SQLite's MATCH; the last of `words` (at least one) may also be the beginning of a word."""
    terms = [f'"{word}"' for word in words]
    if len(words[-1]) >= PREFIX_FROM:
        terms[-1] += "*"
    return (" AND " if every else " OR ").join(terms)


def tsquery(words: Sequence[str], *, every: bool) -> str:
    """The same for PostgreSQL's to_tsquery. An apostrophe separates words there as it does in FTS5."""
    terms = [" <-> ".join(f"'{part}'" for part in word.split("'")) for word in words]
    if len(words[-1]) >= PREFIX_FROM:
        terms[-1] += ":*"
    return (" & " if every else " | ").join(f"({term})" for term in terms)


def split_marks(text: str) -> list[Piece]:
    """`text` with START and END around what was found, as pieces for a template."""
    parts = re.split(f"[{START}{END}]", text)
    return [Piece(part, marked=position % 2 == 1) for position, part in enumerate(parts) if part]
