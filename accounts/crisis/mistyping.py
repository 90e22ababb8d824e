"""Typing errors as people make them, to train and to judge by."""

import string
from random import Random


def mistyped(text: str, seed: str) -> str:
    """One word of more than three letters with a letter left out, doubled, wrong, or exchanged with the next."""
    chance = Random(seed + text)  # noqa: S311 -- the same error on every run
    words = text.split()
    places = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not places:
        return text
    place = chance.choice(places)
    word, at = words[place], chance.randrange(1, len(words[place]) - 1)
    errors = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + chance.choice(string.ascii_lowercase) + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    words[place] = chance.choice(errors)
    return " ".join(words)
