"""What a person can say to a suggestion, and how long it then rests. Pure."""

from collections.abc import Mapping

ITEM_LENGTH = 60

TAKEN, PASSED = "taken", "passed"
# Why it is set aside, in the words of the form.
REASONS: Mapping[str, str] = {
    "later": "Not now",
    "done": "I do this already",
    "too-much": "Too much at the moment",
    "impossible": "Not possible where I am",
    "not-mine": "Not for me",
}
WORDS: Mapping[str, str] = {TAKEN: "I will try this", PASSED: "Asked for others", **REASONS}

REST_DAYS: Mapping[str, int] = {
    TAKEN: 14,
    PASSED: 14,
    "later": 14,
    "done": 180,
    "too-much": 28,
    "impossible": 180,
    "not-mine": 365,
}
