"""Two results at one table: where they differ, what to talk over, an hour for each other. Pure: no Django, no files."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.loading.instruments import Instrument
from assessments.loading.profiles import LITTLE_SAY, WEEKDAYS, Boundary, Slot
from assessments.loading.together import TogetherWords
from assessments.scoring.quick import Answers


@dataclass(frozen=True)
class Difference:
    label: str
    text: str
    is_same: bool


def differences(quick: Instrument, first: Answers, second: Answers) -> list[Difference]:
    rows = []
    for question in quick.questions:
        a, b = question.option(first[question.key]), question.option(second[question.key])
        same = a.key == b.key
        text = f"Both answered “{a.label}”." if same else f"The first answered “{a.label}”, the second “{b.label}”."
        rows.append(Difference(question.label, text, same))
    return rows


def questions_for_two(words: TogetherWords, first: Answers, second: Answers) -> list[str]:
    """One for each of the three questions."""
    a, b = sorted((first["experience"], second["experience"]))
    return [
        words.alike[a] if a == b else words.pairs[f"{a}-{b}"],
        words.priority[_priority_kind(first["priority"], second["priority"])],
        words.control[_control_kind(first["control"], second["control"])],
    ]


def hour_for_two(words: TogetherWords, boundaries: Mapping[str, Boundary], first: Answers, second: Answers) -> str:
    """A sentence for both. If either has little say over hours, it keeps to the edges of the week."""
    mine, yours = first["priority"], second["priority"]
    slots = [boundaries[key].slot(first["control"], second["control"]) for key in (mine, yours)]
    one, other = words.hours[mine], words.hours[yours]
    if mine == yours:
        return f"On {_when(slots[0])} we keep one hour free for each other: for {one}."
    if slots[0] == slots[1]:
        return f"On {_when(slots[0])} we take turns: one week an hour for {one}, the next for {other}."
    return (
        f"On {_when(slots[0])} the first has an hour for {one} and the second guards it; "
        f"on {_when(slots[1])} it is the other way round, for {other}."
    )


def _priority_kind(mine: str, yours: str) -> str:
    if "several" in (mine, yours):
        return "several"
    return "same" if mine == yours else "different"


def _control_kind(mine: str, yours: str) -> str:
    little = {mine in LITTLE_SAY, yours in LITTLE_SAY}
    return "unlike" if len(little) == 2 else "little" if little == {True} else "plenty"


def _when(slot: Slot) -> str:
    return f"{WEEKDAYS[slot.weekday]} {slot.part}"
