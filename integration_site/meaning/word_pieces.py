"""Text to the numbers of its word pieces, as BERT's WordPiece has it for text in small letters. Pure."""

import re
import unicodedata
from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).with_name("vocab.txt")  # of all-MiniLM-L6-v2; its licence lies beside it
UNKNOWN, FIRST, LAST = 100, 101, 102
MAX_PIECES = 128  # the model learned from texts no longer than that
MAX_WORD = 100
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def piece_ids(text: str) -> list[int]:
    """Between FIRST and LAST, cut to MAX_PIECES with them."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(sign) != "Mn")
    pieces: list[int] = []
    for word in WORD.findall(plain):
        pieces += _ids_of(word)
        if len(pieces) > MAX_PIECES:
            break
    return [FIRST, *pieces[: MAX_PIECES - 2], LAST]


def _ids_of(word: str) -> list[int]:
    """Longest first; a word with a part that is no piece is unknown as a whole."""
    ids, start, numbers = [], 0, _numbers()
    while start < len(word) <= MAX_WORD:
        beginnings = ((end, ("##" if start else "") + word[start:end]) for end in range(len(word), start, -1))
        found = next(((end, numbers[piece]) for end, piece in beginnings if piece in numbers), None)
        if found is None:
            return [UNKNOWN]
        start, number = found
        ids.append(number)
    return ids or [UNKNOWN]


@cache
def _numbers() -> dict[str, int]:
    pieces = VOCABULARY.read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(pieces)}
