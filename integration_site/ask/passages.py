"""Which places that a search found are an answer to a question. Pure.

A question has more words than a search, so most places have only some of them. One word in common is no answer.
"""

from collections.abc import Iterable, Sequence

SHOWN = 5
MIN_WORDS = 2
STEM = 4  # letters; "checking" and "checks" begin alike


def is_answer(words: Sequence[str], marked: Iterable[str]) -> bool:
    """`words` of the question, and what the search marked in the place: two of the first among the second.

    One is enough when the question has no more.
    """
    found = {mark.lower()[:STEM] for mark in marked}
    shared = {word[:STEM] for word in words} & found
    return len(shared) >= min(MIN_WORDS, len({word[:STEM] for word in words}))
