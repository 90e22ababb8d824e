"""A plan as it is typed, before it is kept. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.text import comparison_key
from commitments.schedule import Hours


@dataclass(frozen=True)
class PlanDraft:
    """What one form asks to keep; by the end of each week when it has neither days (Monday is 0) nor hours.

    The if-then words come as a pair or not at all; so do those of the habit.
    """

    value: str
    what: str
    days: tuple[int, ...]
    hours: Hours | None
    time_zone: str
    obstacle: str = ""
    response: str = ""
    cue: str = ""
    action: str = ""
    tell_whom: str = ""
    firmness: str = "gentle"
    is_non_negotiable: bool = False

    def is_same_as(self, *, value: str, what: str, days: Sequence[int], hours: Hours | None) -> bool:
        """Whether it protects the same for the same at the same times, however the words are written."""
        times = (tuple(self.days), self.hours) == (tuple(days), hours)
        return times and _key(self.value, self.what) == _key(value, what)


def _key(value: str, what: str) -> tuple[str, str]:
    return comparison_key(value), comparison_key(what.rstrip(" ."))
