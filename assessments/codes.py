"""Answers as a few letters for a result's address, so that no answer stands there in clear. Not a secret.

Answers and version make one number in mixed radix. Multiplied modulo a prime it is spread over all codes of LENGTH
letters, so that two patterns that differ in one answer share no letters by rule and a random code is almost never
valid. Without vowels (and y) no words appear; l is left out because it looks like a one. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LETTERS = "bcdfghjkmnpqrstvwxz"
LENGTH = 6
PRIME = 47_045_849  # the largest prime below 19 ** 6
FACTOR = 29_075_933  # near PRIME divided by the golden ratio
INVERSE = pow(FACTOR, -1, PRIME)

# Part of every address ever handed out: the order never changes, and no version loses its entry.
_LAYOUT: Mapping[str, tuple[str, ...]] = {
    "experience": ("conflict", "compartments", "blended", "switching"),
    "priority": ("family", "health", "growth", "contribution", "security", "several"),
    "control": ("rigid", "limited", "moderate", "high"),
}
LAYOUTS = {1: _LAYOUT, 2: _LAYOUT}
VERSIONS = 100  # room in the number: versions 0 to 99


class InvalidCodeError(ValueError):
    """Letters that no answers stand for."""


@dataclass(frozen=True)
class Coded:
    """What a code stands for: the version of the quick instrument, and question to option."""

    version: int
    answers: Mapping[str, str]


def encode(version: int, answers: Mapping[str, str]) -> str:
    """KeyError for an unknown version or open question, ValueError for an unknown option."""
    number = 0
    for key, options in LAYOUTS[version].items():
        number = number * len(options) + options.index(answers[key])
    number = number * VERSIONS + version
    return _letters(number * FACTOR % PRIME)


def decode(code: str) -> Coded:
    if len(code) != LENGTH or not set(LETTERS).issuperset(code):
        raise InvalidCodeError(f"A code is {LENGTH} letters of {LETTERS}.")
    spread = _number(code)
    rest, version = divmod(spread * INVERSE % PRIME, VERSIONS)
    if spread >= PRIME or version not in LAYOUTS:
        raise InvalidCodeError("No answers have this code.")
    answers = {}
    for key, options in reversed(LAYOUTS[version].items()):
        rest, place = divmod(rest, len(options))
        answers[key] = options[place]
    if rest:
        raise InvalidCodeError("No answers have this code.")
    return Coded(version, dict(reversed(answers.items())))


def decoded_or_none(code: str) -> Coded | None:
    try:
        return decode(code)
    except InvalidCodeError:
        return None


def known_code(code: str) -> str:
    """`code` when it stands for three answers, else nothing."""
    return code if decoded_or_none(code) else ""


def _letters(number: int) -> str:
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def _number(code: str) -> int:
    number = 0
    for letter in reversed(code):
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number
