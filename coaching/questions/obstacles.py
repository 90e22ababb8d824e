"""What kind of thing gets in the way, by the words somebody used for it. Pure."""

import re
from collections.abc import Iterable, Mapping

from accounts.text import normalize

# The first kind with a word in the text counts.
WORDS: Mapping[str, tuple[str, ...]] = {
    "screen": (
        "phone",
        "telephone",
        "screen",
        "scroll",
        "social media",
        "television",
        "series",
        "instagram",
        "youtube",
    ),
    "work": (
        "work",
        "working",
        "meeting",
        "deadline",
        "boss",
        "manager",
        "client",
        "customer",
        "colleague",
        "mail",
        "email",
        "e-mail",
        "overtime",
        "shift",
        "late call",
        "late request",
        "office",
    ),
    "people": (
        "child",
        "kid",
        "son",
        "daughter",
        "partner",
        "husband",
        "wife",
        "mother",
        "father",
        "parent",
        "famil",
        "friend",
        "guest",
        "visitor",
        "neighbour",
        "somebody",
        "someone",
    ),
    "tired": ("tired", "exhaust", "sleep", "energy", "ill", "sick", "mood", "headache", "worn out"),
    "forgotten": (
        "forget",
        "forgot",
        "did not think",
        "didn't think",
        "slipped my mind",
        "no reminder",
    ),
}
LONG = 5  # letters from which on a word may also be the beginning of another


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    endings = (re.escape(word) + ("" if len(word) >= LONG else r"s?\b") for word in words)
    return re.compile(rf"\b(?:{'|'.join(endings)})", re.IGNORECASE)


PATTERNS = {kind: _pattern(words) for kind, words in WORDS.items()}


def classify_obstacle(texts: Iterable[str]) -> str:
    """Of the first text that names one; "" when none does."""
    for normal in map(normalize, texts):
        for kind, pattern in PATTERNS.items():
            if pattern.search(normal):
                return kind
    return ""
