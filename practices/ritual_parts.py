"""Transition rituals: what they are made of, how long they run, and the breath of the figure. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.text import isolated

LENGTHS = (5, 10, 20)  # minutes
POINTS = range(1, 6)
OPEN_AFTER = timedelta(hours=3)  # one that was not ended by then is over, and may begin anew
MAX_TASKS = 5
RHYTHM = "In for four seconds, out for six. Shorter is as good: follow your own breath."
ROLE_SUGGESTIONS = (
    "at home",
    "off duty",
    "a parent",
    "a partner",
    "a friend",
    "on my own time",
    "at work",
    "ready to begin",
)
LIST = "list"


@dataclass(frozen=True)
class RitualPart:
    name: str
    text: str


PARTS = {
    "walk": RitualPart("A walk", "As far as half the time goes, and back."),
    "music": RitualPart("Music", "A piece or two that you keep for this."),
    LIST: RitualPart("A shutdown list", "What is still open, and when, where and how it goes on."),
    "breathing": RitualPart("Breathing", "Calm breaths, longer out than in."),
    "clothes": RitualPart("A change of clothes", "Other shoes are enough."),
}


def serialize_parts(parts: Sequence[str]) -> str:
    """In the order above, with commas."""
    return ",".join(key for key in PARTS if key in parts)


def is_valid_parts(text: str) -> bool:
    return text == "" or text == serialize_parts(text.split(","))


def title_for(parts: str, own: str) -> str:
    """A walk, music and a change of clothes; `own` comes last, as it was typed."""
    own = isolated(own)
    names = [PARTS[key].name for key in parts.split(",") if key]
    first, *others = [*names, *([own] if own else [])]
    words = [first, *(name if name == own else name[0].lower() + name[1:] for name in others)]
    return f"{', '.join(words[:-1])} and {words[-1]}" if others else first


def ends(started_at: datetime, minutes: int) -> datetime:
    return started_at + timedelta(minutes=minutes)


def is_expired(started_at: datetime, minutes: int, now: datetime) -> bool:
    return now > ends(started_at, minutes) + OPEN_AFTER
