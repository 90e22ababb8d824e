from dataclasses import dataclass

from commitments.schedule import Hours


@dataclass(frozen=True)
class Plan:
    """What one form asks to keep. The if-then words come as a pair or not at all; so do those of the habit."""

    value: str
    what: str
    weekday: int
    hours: Hours
    time_zone: str
    obstacle: str = ""
    response: str = ""
    cue: str = ""
    action: str = ""
    tell_whom: str = ""
    firmness: str = "gentle"
    is_non_negotiable: bool = False
