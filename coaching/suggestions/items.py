"""What the library of suggestions holds, and what can be known of a person. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from coaching.circumstance_kinds import CIRCUMSTANCES

UNKNOWN = "unknown"
NO_PLAN = NO_HABIT = "none"
# What an item can ask for. The order is that of the reasons in a `because`.
CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "circumstance": tuple(CIRCUMSTANCES),
    "turn": ("away", "back", "steady"),
    "obstacle": ("work", "people", "tired", "screen", "forgotten"),
    "trend": ("tenser", "calmer", "more-collisions", "fewer-collisions"),
    "answers": ("mostly-kept", "mixed", "mostly-missed"),
    "last": ("open", "kept", "bent", "missed", "not_applicable"),
    "habit": (NO_HABIT, "new", "steady", "resting"),
    "week": ("1", "2", "3", "4", "over", NO_PLAN),
    "weakest": ("control", "switching-off", "unbroken", "fit"),
    "priority": ("family", "health", "growth", "contribution", "security", "several", UNKNOWN),
    "profile": ("boundary", "blender", "purpose", "multitasker", UNKNOWN),
    "control": ("rigid", "limited", "moderate", "high", UNKNOWN),
}
SPARSE = ("circumstance", "turn", "obstacle", "trend", "answers", "habit", "weakest")  # known of few people at a time
WEEKS = tuple(week for week in CONDITIONS["week"] if week != NO_PLAN)


@dataclass(frozen=True)
class PersonFacts:
    """Values of CONDITIONS by key; "" where a sparse one is not known, and for `last` without a plan. `circumstance`
    holds any number of them.

    `week` is that of the plan, "over" once its times are past. `last` is its latest answer, "open" when there is none,
    and `answers` sums up its latest four. `habit` is the one beside the plan, "" when it is done now and then.
    """

    profile: str = UNKNOWN
    control: str = UNKNOWN
    priority: str = UNKNOWN
    week: str = NO_PLAN
    last: str = ""
    turn: str = ""
    obstacle: str = ""
    trend: str = ""
    weakest: str = ""
    answers: str = ""
    habit: str = NO_HABIT
    circumstance: frozenset[str] = frozenset()

    def values(self, key: str) -> list[str]:
        """What is known for this key, in the order of CONDITIONS."""
        known = getattr(self, key)
        return [known] if isinstance(known, str) else [value for value in CONDITIONS[key] if value in known]


@dataclass(frozen=True)
class SuggestionStep:
    """`go` is a key of DESTINATIONS; `to` a section of the guide or an id of an advice, where one fits."""

    go: str
    words: str
    to: str = ""


@dataclass(frozen=True)
class LibraryItem:
    """`theme` is its file. `conditions` has the allowed values by key; a key that is absent allows any.

    `against` says what speaks against it; `claim` is an id of the ledger, None for a suggestion of our own. `finding`
    are the words of `text` that the claim carries, "" when it stands behind a part only.
    """

    id: str
    theme: str
    title: str
    text: str
    against: str
    minutes: int
    claim: str | None
    step: SuggestionStep
    conditions: Mapping[str, frozenset[str]]
    finding: str = ""

    @property
    def sides(self) -> frozenset[str]:
        """The kinds of facts that it rests on."""
        return frozenset(self.conditions)

    @property
    def takes(self) -> str:
        return "a minute" if self.minutes == 1 else f"about {self.minutes} minutes"

    def fits(self, facts: PersonFacts) -> bool:
        return all(
            not values.isdisjoint(facts.circumstance) if key == "circumstance" else getattr(facts, key) in values
            for key, values in self.conditions.items()
        )


@dataclass(frozen=True)
class Library:
    """`items` in the order of their ids; `reasons` has the words for each value, by key."""

    items: tuple[LibraryItem, ...]
    reasons: Mapping[str, Mapping[str, str]]

    def item(self, item_id: str) -> LibraryItem | None:
        return next((item for item in self.items if item.id == item_id), None)


def explanation(library: Library, item: LibraryItem, facts: PersonFacts) -> str:
    """Half a sentence from the facts that the item asked for."""
    asked = [(key, value) for key in CONDITIONS if key in item.conditions for value in facts.values(key)]
    reasons = [library.reasons[key][value] for key, value in asked if value in item.conditions[key]]
    return f"because {', '.join(reasons[:-1])} and {reasons[-1]}" if reasons[1:] else f"because {reasons[0]}"


def grounds(library: Library, facts: PersonFacts) -> list[str]:
    """All that is known, in words."""
    known = [(key, value) for key in CONDITIONS for value in facts.values(key)]
    return [library.reasons[key][value] for key, value in known if value not in ("", UNKNOWN, NO_PLAN)]


def all_states() -> Iterator[PersonFacts]:
    """Every combination that can come about, without the sparse facts."""
    plans = [(NO_PLAN, ""), *product(WEEKS, CONDITIONS["last"])]
    for (profile, control, priority), (week, last) in product(_results(), plans):
        yield PersonFacts(profile, control, priority, week, last)


def _results() -> list[tuple[str, str, str]]:
    """Nothing known; a portrait alone; the full assessment, when it does not say what matters most; all three."""
    profiles, controls, priorities = (CONDITIONS[key][:-1] for key in ("profile", "control", "priority"))
    return [
        (UNKNOWN, UNKNOWN, UNKNOWN),
        *((profile, UNKNOWN, UNKNOWN) for profile in profiles),
        *((profile, control, UNKNOWN) for profile, control in product(profiles, controls)),
        *product(profiles, controls, priorities),
    ]
