"""A model's reply, read as data of a known form. Whatever else it holds is left out."""

import json
import re
import unicodedata
from dataclasses import dataclass

from accounts.crisis.detection import may_be_crisis
from coaching.model.prompts import MAX_CHOSEN, MAX_WORDS, Prompt

MAX_CHARACTERS = 1000
MAX_READ = 4 * MAX_CHARACTERS  # the rules below take long for long texts
TAG = re.compile(r"<[^<>]*>")
NAMED_LINK = re.compile(r"!?\[([^\]]*)\]\s*(?:\([^)]*\)|\[[^\]]*\])")
# In one word; simple on purpose, since whoever writes the reply chooses how long it is looked at.
LINK = re.compile(r"://|@|www\.|(?:mailto|tel|javascript|data):|\w\.[a-z]{2,}", re.IGNORECASE)
MARKS = re.compile(r"[*_`~#<>|\[\]{}\\]")
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Facts come from the library and the guide, where they carry their sources.
CLAIMS = re.compile(
    r"%|per ?cent|\bstud(?:y|ies)\b|\bresearch|\bscien(?:ce|tist|tific)|\bproven?\b|\bdiagnos|\bmedication|\bdose",
    re.IGNORECASE,
)


class ModelReplyError(ValueError):
    """A reply of another form, or without words that can be shown."""


@dataclass(frozen=True)
class Reply:
    """Plain words, at most MAX_WORDS, and the ids that it chose, of those in the letter."""

    words: str
    chosen: tuple[str, ...]


def read_reply(text: str, letter: Prompt) -> Reply:
    try:
        found = json.loads(text.strip().removeprefix("```json").removeprefix("```").removesuffix("```"))
    except (ValueError, RecursionError):
        raise ModelReplyError("not JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("words"), str) or not isinstance(found.get("ids"), list):
        raise ModelReplyError("another form")
    read = found["words"][:MAX_READ]
    words = cut(strip_claims(plain_words(read), letter))
    if not words or may_be_crisis(words) or may_be_crisis(read):
        raise ModelReplyError("no words that can be shown")
    known = [each for each in found["ids"] if isinstance(each, str) and each in letter.ids]
    return Reply(words, tuple(dict.fromkeys(known))[:MAX_CHOSEN])


def plain_words(text: str) -> str:
    """One line without links, markup and what shows nothing."""
    text = unicodedata.normalize("NFKC", text)[:MAX_READ]
    text = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)
    for pattern, instead in ((NAMED_LINK, r"\1"), (TAG, " "), (MARKS, " ")):
        text = pattern.sub(instead, text)
    words = re.sub(r" ([.,;:!?])", r"\1", " ".join(text.split())).split()
    return " ".join(word for word in words if not LINK.search(word))


def strip_claims(words: str, letter: Prompt) -> str:
    """Leave out sentences that speak of studies or medicine, or that have a number which the choices do not have."""
    known = set(NUMBER.findall(letter.told))
    sentences = SENTENCE.split(words)
    return " ".join(each for each in sentences if not CLAIMS.search(each) and known.issuperset(NUMBER.findall(each)))


def cut(words: str, most: int = MAX_WORDS) -> str:
    """Whole sentences as long as they fit, else as many words as may be; the end says that there was more."""
    every = words[:MAX_CHARACTERS].split()
    if len(every) <= most and len(words) <= MAX_CHARACTERS:
        return words
    short = " ".join(every[:most])
    whole = re.match(r".*[.!?…](?=\s|$)", short)
    return f"{whole[0]} …" if whole else f"{short} …"
