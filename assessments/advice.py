"""Which authored advice fits what is known of a person, and why. Pure: equal facts bring equal advice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

# What an item can ask for. The order is that of the reasons in a `because`.
CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "weakest": ("control", "switching-off", "unbroken", "fit"),
    "gap": ("work-less", "work-more", "life-less", "life-more"),
    "wish": ("keep", "otherwise"),
    "priority": ("family", "health", "growth", "contribution", "security", "several"),
    "profile": ("boundary", "blender", "purpose", "multitasker"),
    "control": ("rigid", "limited", "moderate", "high"),
}
OPTIONAL = frozenset({"weakest", "gap", "wish", "priority"})
# One file each, and never two of one kind together. Of items equally specific the earlier kind comes first.
KINDS = ("condition", "room", "wish", "shape", "hours", "start")
COUNT = 3


@dataclass(frozen=True)
class AdviceFacts:
    """What is known of a person, as keys of CONDITIONS; `weakest` is the condition scale that came out lowest.

    `gap` is known only where that is fit: which direction of mixing they would have less or more of.
    """

    profile: str
    control: str
    priority: str | None = None
    weakest: str | None = None
    wish: str | None = None
    gap: str | None = None


@dataclass(frozen=True)
class AdviceStep:
    """A week made of the advice: "On {weekday} {part} I protect {what}. After {cue}, I {action}." Monday is 0."""

    what: str
    weekday: int
    part: str
    cue: str
    action: str


@dataclass(frozen=True)
class AdviceItem:
    """`conditions` has the allowed values by key; a key that is absent allows any. `claim` is an id of the ledger."""

    id: str
    kind: str
    title: str
    text: str
    effort: str
    claim: str | None
    step: AdviceStep
    conditions: Mapping[str, tuple[str, ...]]

    @property
    def share(self) -> Fraction:
        """The share of all people it is meant for, were every value equally frequent."""
        return prod((Fraction(len(self.conditions[key]), len(CONDITIONS[key])) for key in self.conditions), start=ONE)

    def fits(self, facts: AdviceFacts) -> bool:
        return all(getattr(facts, key) in values for key, values in self.conditions.items())


@dataclass(frozen=True)
class Advice:
    """`items` runs from the most specific to the most general; `reasons` has the words for each value, by key."""

    items: tuple[AdviceItem, ...]
    reasons: Mapping[str, Mapping[str, str]]

    def item(self, item_id: str) -> AdviceItem | None:
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True)
class Recommendation:
    """`because` is half a sentence, "because ...", made from the facts that the item asked for."""

    id: str
    title: str
    text: str
    because: str
    effort: str
    claim: str | None
    step: AdviceStep


ONE = Fraction(1)
SAID_LAST = {"weakest", "wish"}


def most_specific_first(items: tuple[AdviceItem, ...]) -> tuple[AdviceItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.share, KINDS.index(item.kind))))


def recommend(library: Advice, facts: AdviceFacts, *, count: int = COUNT) -> list[Recommendation]:
    chosen = chosen_items(library, facts, count=count)
    return [
        Recommendation(
            item.id, item.title, item.text, because(library, item, facts), item.effort, item.claim, item.step
        )
        for item in chosen
    ]


def chosen_items(library: Advice, facts: AdviceFacts, *, count: int = COUNT) -> list[AdviceItem]:
    """The first that fit, each of another kind; before the others what rests on what was said last."""
    by_kind: dict[str, AdviceItem] = {}
    for item in library.items:
        if item.kind not in by_kind and item.fits(facts):
            by_kind[item.kind] = item
    return sorted(list(by_kind.values())[:count], key=lambda item: not SAID_LAST & item.conditions.keys())


def because(library: Advice, item: AdviceItem, facts: AdviceFacts) -> str:
    asked = [key for key in CONDITIONS if key in item.conditions]
    reasons = [library.reasons[key][getattr(facts, key)] for key in asked]
    return "because " + " and ".join(reasons) if reasons else "because it fits most weeks"


def every_facts() -> Iterator[AdviceFacts]:
    """Every combination that a result can bring, with each optional fact also unknown."""
    values = [(*allowed, None) if key in OPTIONAL else allowed for key, allowed in CONDITIONS.items()]
    for combination in product(*values):
        facts = AdviceFacts(**dict(zip(CONDITIONS, combination, strict=True)))
        if facts.gap is None or facts.weakest == "fit":
            yield facts
