"""The chart of the weeks of a commitment, drawn as a house: one window each, by what is known of that week. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

LEFT, FOOT = 34, 168  # of the first window, in the units of the drawing
COLUMN_WIDTH = 120  # from one window to the next
ROW_HEIGHT = 100  # from one storey to the next below it
HEIGHT, WALL = 206, 140  # of a house with one storey
UNANSWERED = {"ahead", "running", "due"}
WEEKS_SHOWN = 4  # weeks that it has room for, side by side


@dataclass(frozen=True)
class WeekCell:
    """`state` is an answer (kept, bent, missed, not_applicable) or due, running, ahead, paused.

    `left` and `foot` are where its arch begins, in the units of the drawing.
    """

    state: str
    left: int
    foot: int = FOOT


@dataclass(frozen=True)
class WeekChart:
    """`below` is how far its foot lies under that of a house with one storey."""

    windows: list[WeekCell]
    height: int
    wall: int
    below: int

    @property
    def is_blank(self) -> bool:
        """No time is answered yet."""
        return all(window.state in UNANSWERED for window in self.windows)


def occasion_state(answer: str | None, starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    if answer:
        return answer
    if ends_at <= now:
        return "due"
    return "running" if starts_at <= now else "ahead"


def merged_state(state: str, moved: str | None) -> str:
    """What the one window of a moved occasion shows, `moved` being its successor's answer: moved and kept is lit."""
    return moved if state == "bent" and moved in ("missed", "not_applicable") else state


def draw_week_chart(weeks: Sequence[Sequence[str]]) -> WeekChart:
    """From the states of up to ROW weeks: a week is a column, and has a storey for each of its times."""
    weeks = weeks[:WEEKS_SHOWN]
    below = ROW_HEIGHT * (max((len(states) for states in weeks), default=1) - 1)
    windows = [
        WeekCell(state, LEFT + place * COLUMN_WIDTH, FOOT + storey * ROW_HEIGHT)
        for place, states in enumerate(weeks)
        for storey, state in enumerate(states)
    ]
    return WeekChart(windows, HEIGHT + below, WALL + below, below)
