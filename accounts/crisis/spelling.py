"""Words with one typing error, put right where they then are a word of the phrases. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from accounts.crisis.phrase_files import HARMLESS, OF_DANGER, to_train
from integration_site.meaning.word_pieces import VOCABULARY

LETTERS = re.compile(r"(?<!['\w])[a-z]{3,}(?!['\w])")
FEWEST = 2  # times that a word comes in the phrases, to be known although the model's list of words lacks it


def corrected(text: str) -> str:
    """In small letters. Left out, added, wrong or exchanged: one letter of a word that nobody uses."""
    return LETTERS.sub(lambda found: _nearest(found[0]), text)


def _nearest(word: str) -> str:
    known, common, by_fewer = _words()
    if word in known:
        return word
    near = {each for fewer in (word, *_with_one_less(word)) for each in by_fewer.get(fewer, ())}
    return max(near, key=lambda each: (*_likeness(each, word), common[each], each), default=word)


def _likeness(word: str, typed: str) -> tuple[bool, int]:
    return sorted(word) == sorted(typed), (word[0] == typed[0]) + (word[-1] == typed[-1])


@cache
def _words() -> tuple[set[str], Counter[str], dict[str, list[str]]]:
    """Known words; those of the phrases with how often they come; and these by what is left without a letter."""
    every = set(VOCABULARY.read_text(encoding="utf-8").split())
    phrases = " ".join(phrase for name in (*OF_DANGER, *HARMLESS) for phrase in to_train(name))
    counted = Counter(re.findall(r"\b[a-z]{4,}\b", phrases.lower()))
    common = Counter({word: count for word, count in counted.items() if count >= FEWEST or word in every})
    by_fewer = defaultdict(list)
    for word in sorted(common):
        for fewer in {word, *_with_one_less(word)}:
            by_fewer[fewer].append(word)
    return every | common.keys(), common, by_fewer


def _with_one_less(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
