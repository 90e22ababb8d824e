"""What a result suggests to protect, as another room needs it to fill in its form."""

from dataclasses import dataclass

from assessments import library
from assessments.codes import BadCode, decode
from assessments.profiles import Profile, Slot
from assessments.scoring import Answers, score

# With little or no say over their hours people can keep the edges of the day and the weekend.
EDGE_CONTROLS = frozenset({"rigid", "limited"})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Suggestion:
    """One boundary and one micro habit: "On {weekday} {part} I protect {what} for {value}. After {cue}, I {action}."

    `weekday` counts from Monday, 0, to Sunday, 6; `part` is morning, midday, afternoon or evening.
    """

    code: str
    profile_name: str
    value: str
    what: str
    weekday: int
    part: str
    cue: str
    action: str


def suggestion_for(code: str) -> Suggestion | None:
    """None for a code that stands for no answers."""
    try:
        coded = decode(code)
    except BadCode:
        return None
    result = score(library.instrument(library.QUICK, coded.version), coded.answers)
    return suggest(code, coded.answers, library.profiles().profiles[result.profile])


def suggest(code: str, answers: Answers, profile: Profile) -> Suggestion:
    boundary = library.profiles().boundaries[answers["priority"]]
    slot = _slot(boundary.own, boundary.edge, answers["control"])
    return Suggestion(
        code=code,
        profile_name=profile.name,
        value=boundary.value,
        what=boundary.what,
        weekday=slot.weekday,
        part=slot.part,
        cue=profile.habit.cue,
        action=profile.habit.action,
    )


def sentence(value: str, *, weekday: int, part: str) -> str:
    return f"I protect {WEEKDAYS[weekday]} {part} for {value}."


def portrait_sentence(profile: Profile) -> str:
    """The boundary and habit that a portrait suggests when no answers are known, so at an edge of the week."""
    boundary = library.profiles().boundaries[profile.priority]
    protect = sentence(boundary.value, weekday=boundary.edge.weekday, part=boundary.edge.part)
    return f"{protect} After {profile.habit.cue}, I {profile.habit.action}."


def _slot(own: Slot, edge: Slot, control: str) -> Slot:
    return edge if control in EDGE_CONTROLS else own
