"""What a shared page says, by what was ticked. A week is told by its answer alone: no day, no reason, no pause.

Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.text import isolated
from commitments.occasions.outcomes import ANSWERS, NO_ANSWER

TO_COME = "Still to come"
STATES = {"running": TO_COME, "ahead": TO_COME, "due": NO_ANSWER, "paused": ANSWERS["not_applicable"]}


@dataclass(frozen=True)
class ShareOptions:
    """What the owner ticked, and the name to show, if any."""

    name: str = ""
    shows_results: bool = True
    shows_sentence: bool = False
    shows_value: bool = False
    shows_if_then: bool = False
    shows_strength: bool = False


def describe_state(state: str) -> str:
    """A state of a window in words for somebody else; a paused week is one that did not apply."""
    return ANSWERS.get(state) or STATES[state]


def visible_states(states: Iterable[str]) -> list[str]:
    """The states as their windows are drawn for somebody else, so that a window tells no more than its words."""
    apart = {"paused": "not_applicable", "running": "ahead"}
    return [apart.get(state, state) for state in states]


def summary_line(shown: ShareOptions, *, weekly: str, what: str, value: str) -> str:
    """Tuesday evenings, 18:00 to 21:00: supper at home, for family. Or the half that was ticked, or nothing."""
    sentence = f"{weekly}: {_open(what)}" if shown.shows_sentence else ""
    for_whom = f"for {_open(value)}" if shown.shows_value else ""
    said = ", ".join(part for part in (sentence, for_whom) if part)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _open(words: str) -> str:
    return isolated(words.rstrip(" ."))
