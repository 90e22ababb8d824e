"""A time of the day as people write it. Pure."""

import re
import unicodedata
from datetime import time

NAMES = {"midnight": time(0), "noon": time(12), "midday": time(12)}
SPELLING = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.,h]?(?P<minute>\d{2}))?(?:[:.]00(?:\.0+)?)?(?:h|hrs?|hours)?(?P<half>[ap])?\.?(?:m\.?)?"
)
HALF = 12


def parse_time_of_day(text: str) -> time:
    """9, 9:00, 09:00:00, 9.00, 0900, 9h00, 21h, 9 a.m., 12am; 24:00 is midnight. ValueError for anything else."""
    words = _plain(text)
    if words in NAMES:
        return NAMES[words]
    found = SPELLING.fullmatch(words)
    if found is None:
        raise ValueError(f"No time of the day: {text!r}")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return time(0) if (hour, minute, found["half"]) == (24, 0, None) else time(_hour(hour, found["half"]), minute)


def _plain(text: str) -> str:
    """Without spaces and what shows nothing, in small letters and ordinary digits and signs."""
    shown = (each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) != "Cf")
    return "".join("".join(shown).lower().replace("∶", ":").split())


def _hour(hour: int, half: str | None) -> int:
    """Of 24. In the afternoon 15 is 15; in the morning there is no such hour."""
    if half is None or (half == "p" and hour > HALF):
        return hour
    if not 0 < hour <= HALF:
        raise ValueError("Half a day has the hours 1 to 12.")
    return hour % HALF + (HALF if half == "p" else 0)
