"""Words for when someone asks for a protected hour: authored scripts, and what fills their slots. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounts.text import isolated
from commitments.schedule import OWN_HOURS, Hours, part_of
from commitments.wording.days_and_hours import format_often, span

REQUESTERS = {
    "manager": "A manager",
    "colleague": "A colleague",
    "client": "A client",
    "partner": "Your partner",
    "family": "Family",
    "friend": "A friend",
}
AT_WORK = frozenset({"manager", "colleague", "client"})
TONES = {"short": "Short", "warm": "Warm", "firm": "Firm"}
SLOTS = ("value", "what", "when", "instead")
SOME_TIME, ANOTHER_DAY = "some time each week", "another day"


@dataclass(frozen=True)
class Script:
    """`text` has SLOTS in braces."""

    id: str
    asker: str
    tone: str
    text: str


@dataclass(frozen=True)
class Replies:
    """`scripts` in the order of ASKERS and TONES; `portraits` has three ids for each portrait."""

    scripts: tuple[Script, ...]
    portraits: Mapping[str, tuple[str, ...]]

    def of_portrait(self, slug: str) -> list[Script]:
        """KeyError for a slug that is no portrait."""
        by_id = {script.id: script for script in self.scripts}
        return [by_id[script_id] for script_id in self.portraits[slug]]

    def chosen(self, *, asker: str = "", tone: str = "") -> list[Script]:
        """Those for one asker and one tone; "" leaves that open."""
        return [each for each in self.scripts if asker in {"", each.asker} and tone in {"", each.tone}]

    def first(self, *, tone: str) -> list[Script]:
        """One for each asker."""
        return [self.chosen(asker=asker, tone=tone)[0] for asker in REQUESTERS]


@dataclass(frozen=True)
class SlotValues:
    """What a person protects, when, and what they offer in return: to people at work and to people at home."""

    value: str
    what: str
    when: str
    at_work: str
    at_home: str


def filled(script: Script, filling: SlotValues) -> str:
    words = {
        "value": _open(filling.value),
        "what": _open(filling.what),
        "when": filling.when,
        "instead": filling.at_work if script.asker in AT_WORK else filling.at_home,
    }
    return re.sub(r"([?!…])\.", r"\1", script.text.format_map(words))


def recurring_time_phrase(days: Sequence[int], hours: Hours | None) -> str:
    """As the object of "I protect": Tuesday and Thursday evenings; Tuesdays from 17:30 to 19:00; some time each week.

    `days` counts from Monday, 0; without hours it is by the end of the week.
    """
    if hours is None:
        return SOME_TIME
    own = f" from {span(hours)}" if part_of(hours) == OWN_HOURS else ""
    return f"{format_often(days, hours)}{own}"


def _open(words: str) -> str:
    """Without a last full stop, since the sentence goes on; words of nothing else stay as they are."""
    return isolated(words.rstrip(" .") or words)
