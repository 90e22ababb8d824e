"""Whether a text may come from somebody in danger. Generous: a help page too many costs a tap, one too few much more.

Idioms are taken out of the text before the rules look. Pure.
"""

import re
from functools import cache

from accounts.crisis.rules import IDIOMS, RULES
from accounts.text import normalize

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
    "no more": "anymore",
    "should of": "should have",
    "could of": "could have",
    "would of": "would have",
    "tmrw": "tomorrow",
    "tommorow": "tomorrow",
    "tommorrow": "tomorrow",
    "tomorow": "tomorrow",
    "noone": "nobody",
    "every1": "everyone",
    "evryone": "everyone",
    "everone": "everyone",
    "nothin": "nothing",
    "ded": "dead",
    "exsist": "exist",
    "exsisting": "existing",
    "hopless": "hopeless",
    "pontless": "pointless",
    "wont to": "want to",
    "want 2": "want to",
    "wana": "want to",
    "gona": "going to",
    "cud": "could",
    "shud": "should",
    "wud": "would",
    "would not": "wouldnt",
    "should not": "shouldnt",
    "theyd": "they would",
    "theyll": "they will",
    "theyre": "they are",
    "youd": "you would",
    "youll": "you will",
    "hes": "he is",
    "shes": "she is",
    "hed": "he would",
    "shed": "she would",
    "ill be": "i will be",
    "ill just": "i will just",
    "ill never": "i will never",
    "everyones": "everyone is",
    "better of": "better off",
    "dieing": "dying",
    "dyin": "dying",
    "livin": "living",
    "liveing": "living",
    "killin": "killing",
    "cuttin": "cutting",
    "burdon": "burden",
    "burdan": "burden",
    "myslef": "myself",
    "mysel": "myself",
    "meself": "myself",
    "urself": "yourself",
    "anymor": "anymore",
    "anynore": "anymore",
    "nolonger": "no longer",
    "aint": "isnt",
    "dnt": "dont",
    "cnt": "cant",
    "wan": "want",
    "alot": "a lot",
    "cos": "because",
    "coz": "because",
    "cus": "because",
    "becuase": "because",
    "tonite": "tonight",
    "thru": "through",
    "theres": "there is",
    "whats": "what is",
}

FILLERS = (
    "really|just|even|honestly|actually|simply|literally|genuinely|truly|basically|probably|maybe|seriously|quite"
    "|kind of|sort of|kinda|sorta|to be honest|tbh|rn|lol|lately|i guess|i suppose|fucking|bloody|damn"
)

_LOST_APOSTROPHE = re.compile(r"(?<=[a-z])(?: ' ?|' | )(?=(?:t|s|d|m|ll|re|ve)\b)")  # don t, don' t
_FILLER = re.compile(rf"\b(?:{FILLERS})\b ?")
_SAME = re.compile(r"\b(" + "|".join(map(re.escape, SAME_WORDS)) + r")\b")
_PAUSE = re.compile(r"[.!?,;:\n…]+|\s[-–—]+\s")


def may_be_crisis(text: str) -> bool:
    """Looks at the whole and at each part between two pauses, where a phrase may end."""
    idiom, rule = _patterns()
    normal = normalize(text)
    parts = {normalize_phrase(part) for part in (normal, *_PAUSE.split(normal))}
    return any(rule.search(idiom.sub(" ", part)) for part in parts)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Idioms and rules, made at the first text, because that takes as long as a tenth of a server's start.

    Rules are tried where a word begins, for speed.
    """
    return re.compile("|".join(IDIOMS)), re.compile(rf"\b(?=\w)(?:{'|'.join(RULES)})")


def normalize_phrase(text: str) -> str:
    """Lower-case words, single spaces between them, no fillers; what is written in several ways is written in one."""
    words = _LOST_APOSTROPHE.sub("'", normalize(text).lower())
    for contraction, full in CONTRACTIONS.items():
        words = re.sub(contraction, full, words)
    words = " ".join(re.sub(r"[\W_]+", " ", words).split())
    return _FILLER.sub("", _SAME.sub(lambda found: SAME_WORDS[found[0]], words)).strip()
