"""The day and the part of it that a question names. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.text import normalize
from commitments.schedule import WEEKDAYS

NEAR_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1}
PART_WORDS = {
    "morning": "morning",
    "lunch": "midday",
    "noon": "midday",
    "afternoon": "afternoon",
    "evening": "evening",
    "tonight": "evening",
    "night": "evening",
    "dinner": "evening",
    "supper": "evening",
}
DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri)s?\b", re.IGNORECASE)  # "sat" is a verb


@dataclass(frozen=True)
class NamedTime:
    """`weekday` counts from Monday, 0; None for what is not named."""

    weekday: int | None
    part: str | None


def named_time(question: str, today: date) -> NamedTime:
    text = normalize(question).lower()
    words = re.findall(r"[a-z]+", text)
    part = next((part for name, part in PART_WORDS.items() if any(word.startswith(name) for word in words)), None)
    return NamedTime(_weekday(text, words, today), part)


def _weekday(text: str, words: list[str], today: date) -> int | None:
    named = DAY.search(text)
    if named:
        return next(number for number, day in enumerate(WEEKDAYS) if day.lower().startswith(named[1][:3]))
    ahead = next((days for word, days in NEAR_DAYS.items() if word in words), None)
    return None if ahead is None else (today + timedelta(days=ahead)).weekday()
