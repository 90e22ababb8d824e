"""Whether a text may come from somebody in danger. Generous: a help page too many costs a tap, one too few much more.

Idioms are taken out of the text before the rules look.
"""

import re
import unicodedata

from accounts.crisis_rules import IDIOMS, RULES

CONTRACTIONS = {
    r"n't\b": "nt",
    r"'ll\b": " will",
    r"'d\b": " would",
    r"'ve\b": " have",
    r"'m\b": " am",
    r"'re\b": " are",
    r"'": "",
}
SAME_WORDS = {
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "do not": "dont",
    "can not": "cant",
    "cannot": "cant",
    "will not": "wont",
    "was not": "wasnt",
    "were not": "werent",
    "is not": "isnt",
    "does not": "dont",
    "did not": "dont",
    "doesnt": "dont",
    "didnt": "dont",
    "couldnt": "cant",
    "could not": "cant",
    "not wanting": "dont want",
    "wants": "want",
    "wanted": "want",
    "wanting": "want",
    "wishes": "wish",
    "wished": "wish",
    "wishing": "wish",
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "wanna": "want to",
    "gonna": "going to",
    "no one": "nobody",
    "any more": "anymore",
    "any longer": "anymore",
    "for ever": "forever",
    "every one": "everyone",
    "everybody": "everyone",
    "my self": "myself",
}

_SAME = re.compile(r"\b(" + "|".join(map(re.escape, SAME_WORDS)) + r")\b")
_IDIOM = re.compile("|".join(IDIOMS))
_RULE = re.compile("|".join(RULES))


def may_be_crisis(text: str) -> bool:
    return bool(_RULE.search(_IDIOM.sub(" ", plain(text))))


def plain(text: str) -> str:
    """Lower-case words with single spaces between them; what is written in several ways is written in one."""
    words = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("‘", "'")
    for contraction, full in CONTRACTIONS.items():
        words = re.sub(contraction, full, words)
    words = " ".join(re.sub(r"[\W_]+", " ", words).split())
    return _SAME.sub(lambda found: SAME_WORDS[found[0]], words)
