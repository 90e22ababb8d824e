"""Whether a text may come from somebody in danger. Generous: a help page too many costs a tap, one too few much more.

A few certain patterns look first; what they do not notice is judged by what it means, on this machine, and
without the model by its n-grams.
"""

import logging
from functools import cache

from accounts.crisis.certain import any_certain
from accounts.crisis.ngrams import sounds_like_danger
from accounts.crisis.wording import parts, sentences
from integration_site.meaning import encoder

log = logging.getLogger(__name__)
MAX_CHARACTERS = 4000
MAX_SENTENCES = 60  # that are judged; the patterns read all of the text


def may_be_crisis(text: str) -> bool:
    said = parts(text)
    if any_certain(said):
        return True
    read = said if len(text) <= MAX_CHARACTERS else parts(text[:MAX_CHARACTERS])
    judged = [words for words in sentences(read) if _says_something(words)][:MAX_SENTENCES]
    if not judged or _is_written_in_one(text):
        return False
    if not encoder.is_on() or not _is_loaded():
        return sounds_like_danger(judged)
    from accounts.crisis.classifier import means_danger

    return means_danger(judged)


def _is_written_in_one(text: str) -> bool:
    """As what a button sends: `not_now:honesty`."""
    return len(text.split()) < 2


def _says_something(words: str) -> bool:
    """Not one word alone, which the patterns know, nor a date, a key or a secret."""
    return sum(word.isalpha() for word in words.split()) > 1


@cache
def _is_loaded() -> bool:
    """Tried once in a process: without the model the n-grams judge, and nobody gets an error."""
    try:
        from accounts.crisis.classifier import means_danger

        means_danger(["a first try"])
    except Exception:
        log.exception("The model that reads for danger cannot be used; patterns and n-grams look alone.")
        return False
    return True
