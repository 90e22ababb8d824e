"""The house front that shows the weeks of a commitment: one window each, named by what is known of that week."""

from dataclasses import dataclass
from datetime import datetime

PITCH = 120  # from one window to the next, in the units of the drawing
ROW = 4  # windows that the front has room for


@dataclass(frozen=True)
class Window:
    """`state` is an answer (kept, bent, missed, not_applicable) or due, running, ahead, paused.

    `left` is in the units of the drawing.
    """

    state: str
    left: int


def state_of(answer: str | None, starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    if answer:
        return answer
    if ends_at <= now:
        return "due"
    return "running" if starts_at <= now else "ahead"


def pair_state(state: str, moved: str | None) -> str:
    """What the one window of a moved occasion shows, `moved` being its successor's answer: moved and kept is lit."""
    return moved if state == "bent" and moved in ("missed", "not_applicable") else state


def windows(states: list[str]) -> list[Window]:
    return [Window(state, place * PITCH) for place, state in enumerate(states[:ROW])]
