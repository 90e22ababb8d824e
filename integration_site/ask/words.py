"""How much the words of two texts have in common, where rare ones count more. Pure.

Alone when meaning is turned off; else for names and exact terms, and between places that mean alike.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable

from accounts.text import normalize

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "ly", "s", "e", "y")
MIN_STEM = 3
# Words that people use for one thing here; the first stands for all.
ALIKE = """
manager boss bosses supervisor chief foreman lead matron
child children kid kids son daughter toddler baby bairn
partner husband wife spouse girlfriend boyfriend missus
mother mum mom mam
father dad
parents folks
mail email emails inbox
phone mobile smartphone telephone
work job
tired exhausted knackered shattered drained worn
holiday holidays vacation leave
shift shifts rota roster
erase delete remove wipe
evening evenings tonight
meeting meetings call calls
home house
stop quit
"""
_SMALL = """
a about am an and are as at be been but by can cant can't could did do does doing dont don't for from get got had has
have having he her him his how i if i'm im in into is isnt isn't it it's its i've ive just like me my of on or our out
please pls really she should so some than that the their them then there these they thing things this those to too u up
ur us very was way we were what when where which while who why will with would you your
"""
SMALL = frozenset(_SMALL.split())


def stem(word: str) -> str:
    word = _SAME.get(word, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            return word.removesuffix(ending)
    return word


def stems(text: str) -> frozenset[str]:
    """Small words count only when there is nothing else."""
    words = WORD.findall(normalize(text).lower())
    telling = [word for word in words if word not in SMALL and len(word) > 1]
    return frozenset(stem(word.removesuffix("'s")) for word in telling or words)


class WordIndex:
    """Weights of stems among `texts`: what stands in few of them says more."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        every = list(texts)
        self.lines: dict[str, list[int]] = defaultdict(list)
        for line, text in enumerate(every):
            for each in text:
                self.lines[each].append(line)
        self.unknown = math.log(len(every) + 1)
        self.squares = {each: (self.unknown - math.log(len(lines))) ** 2 for each, lines in self.lines.items()}
        self.lengths = [self._length(text) for text in every]

    def likeness(self, asked: frozenset[str]) -> list[float]:
        """Of each text, from 0 to 1: the cosine of their weighted stems."""
        found, length = [0.0] * len(self.lengths), self._length(asked)
        for each in asked & self.lines.keys():
            for line in self.lines[each]:
                found[line] += self.squares[each] / (self.lengths[line] * length)
        return found

    def _length(self, text: frozenset[str]) -> float:
        return math.sqrt(sum(self.squares.get(each, self.unknown**2) for each in text))


_SAME = {word: line.split()[0] for line in ALIKE.strip().splitlines() for word in line.split()}
