"""The one form in which texts are judged: small letters, words written out, nothing between them but a space. Pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from accounts.crisis.spelling import corrected
from accounts.text import normalize

FEWEST_WORDS = 3  # of a part that is judged alone
MOST_WORDS, STEP = 40, 20  # what has no full stops is judged in pieces that overlap

WRITTEN_OUT = [
    (re.compile(pattern), full)
    for pattern, full in (
        (r"(?<=[a-z]) ' ?(?=(?:t|s|d|m|ll|re|ve)\b)|(?<=[a-z])' (?=(?:t|s|d|m|ll|re|ve)\b)", "'"),
        (r"(?<=n) (?=t\b)", "'"),
        (r"\b(i|you|they|we|he|she|it) (?=(?:m|ll|ve|d|re)\b)", r"\1'"),
        (r"(?<=[a-z]) s\b", "s"),
        (r"\bcan'?t\b|\bcannot\b|\bcnt\b", "can not"),
        (r"\bwon'?t\b", "will not"),
        (r"\bain'?t\b", "is not"),
        (r"n't\b", " not"),
        (r"\b(do|does|did|is|was|were|are|has|have|had|would|could|should|need|must)nt\b", r"\1 not"),
        (r"\bdnt\b", "do not"),
        (r"'ll\b", " will"),
        (r"'d\b", " would"),
        (r"'ve\b", " have"),
        (r"\bi'?m\b", "i am"),
        (r"'re\b", " are"),
        (r"\b(it|that|what|there|he|she|who|where|everyone|everybody|nobody|here)'?s\b", r"\1 is"),
        (r"\bid\b", "i would"),
        (r"\b(i|you|they|we)ve\b", r"\1 have"),
        (r"\b(you|they)re\b", r"\1 are"),
        (r"\b(you|they|he)d\b", r"\1 would"),
        (r"\b(you|they)ll\b", r"\1 will"),
        (r"\bill (?=(?:be|just|never|do|end|have|kill|go|take|not|see|hurt|miss|jump|try)\b)", "i will "),
        (r"'", ""),
        (r"[\W_]+", " "),
    )
]
SAME_WORDS = {
    "wanna": "want to",
    "wana": "want to",
    "gonna": "going to",
    "gona": "going to",
    "gotta": "got to",
    "no one": "nobody",
    "noone": "nobody",
    "no1": "nobody",
    "any more": "anymore",
    "any longer": "anymore",
    "no more": "anymore",
    "for ever": "forever",
    "every one": "everyone",
    "everybody": "everyone",
    "every1": "everyone",
    "evryone": "everyone",
    "somebody": "someone",
    "some1": "someone",
    "my self": "myself",
    "meself": "myself",
    "myslef": "myself",
    "should of": "should have",
    "could of": "could have",
    "would of": "would have",
    "better of without": "better off without",
    "tmrw": "tomorrow",
    "2moro": "tomorrow",
    "tonite": "tonight",
    "2nite": "tonight",
    "2night": "tonight",
    "nite": "night",
    "ded": "dead",
    "cud": "could",
    "shud": "should",
    "wud": "would",
    "wen": "when",
    "thru": "through",
    "cos": "because",
    "coz": "because",
    "cus": "because",
    "cuz": "because",
    "alot": "a lot",
    "thinkin": "thinking",
    "livin": "living",
    "dyin": "dying",
    "killin": "killing",
    "cuttin": "cutting",
    "hurtin": "hurting",
    "endin": "ending",
    "nothin": "nothing",
    "bein": "being",
    "goin": "going",
    "u": "you",
    "ur": "your",
    "n": "and",
    "w": "with",
    "r": "are",
    "y": "why",
    "pls": "please",
    "plz": "please",
    "abt": "about",
    "bout": "about",
    "rn": "right now",
    "bf": "boyfriend",
    "gf": "girlfriend",
    "kms": "kill myself",
    "kys": "kill yourself",
    "unalive": "kill",
    "unaliving": "killing",
    "suicidle": "suicidal",
    "sucidal": "suicidal",
    "suicde": "suicide",
    "mum": "mom",
    "mam": "mom",
    "mums": "moms",
    "mummy": "mommy",
    "whilst": "while",
    "grey": "gray",
}
SAME = re.compile(r"\b(" + "|".join(sorted(map(re.escape, SAME_WORDS), key=len, reverse=True)) + r")\b")
AMERICAN = [
    (re.compile(r"\b(col|fav|neighb|behavi|hon|lab|harb|hum|rum|arm|flav)our"), r"\1or"),
    (
        re.compile(
            r"\b((?:re)?organ|(?:de)?moral|real|apolog|fantas|recogn|hospital|traumat|critic|emphas|final|priorit|minim"
            r"|maxim|memor|normal|general|stabil|visual|special|util|ideal|author|summar|victim|sympath|immun|penal)"
            r"is(?=e|ing|at)"
        ),
        r"\1iz",
    ),
    (re.compile(r"\b(cancel|travel|counsel|bull|fuel|label|model)l(?=ed\b|ing\b|er\b|or\b)"), r"\1"),
    (re.compile(r"\b(cent|theat|met|lit)re\b"), r"\1er"),
]
PAUSE = re.compile(r"[.!?…;\n]+(?=\s|[^\W\d]|$)")


def plain_words(text: str) -> str:
    words = corrected(normalize(text).lower())
    for pattern, full in WRITTEN_OUT:
        words = pattern.sub(full, words)
    words = SAME.sub(lambda found: SAME_WORDS[found[0]], words)
    for british, american in AMERICAN:
        words = british.sub(american, words)
    return " ".join(words.split())


def parts(text: str) -> list[str]:
    """What stands between two pauses, in plain words."""
    return [words for words in map(plain_words, PAUSE.split(normalize(text))) if words]


def sentences(parts: list[str]) -> list[str]:
    """What is judged: each part, what is short with the one before, what is long in pieces, a short text also whole."""
    every = [part.split() for part in parts]
    beside = [[*before, *words] for before, words in pairwise(every) if min(len(before), len(words)) < FEWEST_WORDS]
    together = [word for words in every for word in words]
    whole = [together] if len(together) <= MOST_WORDS else []
    units = [words for words in every if len(words) >= FEWEST_WORDS] + beside + whole
    return list(dict.fromkeys(" ".join(piece) for words in units for piece in _pieces(words) if piece))


def _pieces(words: list[str]) -> Iterator[list[str]]:
    yield words[:MOST_WORDS]
    for start in range(STEP, len(words) - STEP, STEP):
        yield words[start : start + MOST_WORDS]
