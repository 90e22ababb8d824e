"""The one form in which words of people are compared. Pure; they are shown and stored as they were written.

Here and not in a room of its own, because every app that takes words of people may import accounts.
"""

import re
import unicodedata

# What Unicode calls Default_Ignorable_Code_Point: letters that nothing is seen of, such as the soft hyphen.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# In the order of their numbers: grave, acute, modifier letters, Greek and Armenian signs, quotation marks, primes,
# saltillo, full width. Replaced before NFKC, which makes a space and an accent of some.
APOSTROPHES = re.compile(
    "[`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u0374\u0384\u055a\u05f3\u07f4\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"
    "\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40]"
)
# Turn the order of what stands after them: embeddings, overrides and isolates, and what ends them.
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")

RIGHT_TO_LEFT = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def normalize(text: str) -> str:
    """NFKC without invisible letters, and with one apostrophe for every sign that people type for it."""
    return unicodedata.normalize("NFKC", APOSTROPHES.sub("'", INVISIBLE.sub("", text)))


def comparison_key(text: str) -> str:
    """The same for all spellings of one name: capitals and white space do not count either."""
    folded = normalize(text).casefold().replace("i\u0307", "i")  # İ, which some databases make an i
    return " ".join(normalize(folded).split())


def has_invisible(text: str) -> bool:
    return INVISIBLE.search(text) is not None


def without_invisible(text: str) -> str:
    return INVISIBLE.sub("", text)


def without_directions(text: str) -> str:
    """Without the signs by which somebody's words turn the words around them. The marks that Hebrew and Arabic texts
    need (U+200E, U+200F, U+061C) stay: they reach no further than the sign beside them.
    """
    return DIRECTIONS.sub("", text)


def isolated(text: str) -> str:
    """For words within a sentence of ours: those of a script that runs from right to left keep what is beside them in
    its order. Characters and no markup, so that it holds in titles, labels, mails and calendars too; others stay bare.
    """
    if any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in text):
        return f"\u2068{without_directions(text)}\u2069"
    return text
