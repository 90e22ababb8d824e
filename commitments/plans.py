from dataclasses import dataclass

from commitments.schedule import Hours


@dataclass(frozen=True)
class Plan:
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
