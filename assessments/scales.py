"""What an instrument of scales is. Pure: no Django, no files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

POINTS = 5
STYLE, CONDITION = "style", "condition"
ITEMS = {STYLE: 6, CONDITION: 4}
SCALES = {STYLE: 4, CONDITION: 3}
SECTIONS = SECTION_ITEMS = 6
SAY = ("rigid", "limited", "moderate", "high")
CONTROL = "control"


@dataclass(frozen=True)
class ScaleItem:
    """One statement; a reversed one speaks against its scale."""

    key: str
    scale: str
    is_reversed: bool
    text: str

    def keyed(self, value: int) -> int:
        """1-5, 5 speaking most for the scale."""
        return POINTS + 1 - value if self.is_reversed else value


@dataclass(frozen=True)
class Section:
    title: str
    items: tuple[ScaleItem, ...]


@dataclass(frozen=True)
class Scale:
    """`kind` is "style" or "condition"; `words` are a condition's low, middle and high. `least` answers are needed."""

    key: str
    kind: str
    name: str
    about: str
    words: tuple[str, ...]
    reliability: float
    least: int

    def reliability_of(self, answered: int) -> float:
        """Spearman-Brown: what `reliability` becomes when only so many of the scale's statements are answered."""
        share = answered / ITEMS[self.kind]
        return share * self.reliability / (1 + (share - 1) * self.reliability)


@dataclass(frozen=True)
class ScaleLead:
    """A word for how clear a result is; `least` is in standard errors of the difference."""

    word: str
    least: float
    name: str


@dataclass(frozen=True)
class ScaleInstrument:
    """`leads` runs from the clearest word down; `say` and `middle`, `high` are the scores from which words hold.

    `bridges` names the earlier versions whose scores may be compared with this one's: as a rule none.
    `sd` is the assumed spread of scores in points of 100; `band` the half width of a band in standard errors.
    """

    slug: str
    version: int
    title: str
    intro: str
    minutes: int
    hint: str
    points: tuple[str, ...]
    unsaid: str
    sd: int
    band: float
    note: str
    leads: tuple[ScaleLead, ...]
    tie_profiles: tuple[str, ...]
    tie_conditions: tuple[str, ...]
    middle: int
    high: int
    say: Mapping[str, int]
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    bridges: tuple[int, ...] = ()

    @cached_property
    def items(self) -> Mapping[str, ScaleItem]:
        """By key, in the order in which they are asked."""
        return {item.key: item for section in self.sections for item in section.items}

    @cached_property
    def items_of(self) -> Mapping[str, tuple[ScaleItem, ...]]:
        """By scale."""
        found: dict[str, tuple[ScaleItem, ...]] = {scale.key: () for scale in self.scales}
        for item in self.items.values():
            found[item.scale] += (item,)
        return found

    @cached_property
    def errors(self) -> Mapping[tuple[str, int], float]:
        """Standard errors in points of 100, by scale and number of answers; only where there are enough answers."""
        return {
            (scale.key, answered): self.sd * sqrt(1 - scale.reliability_of(answered))
            for scale in self.scales
            for answered in range(scale.least, ITEMS[scale.kind] + 1)
        }

    def scale(self, key: str) -> Scale:
        return next(scale for scale in self.scales if scale.key == key)

    def keys(self, kind: str) -> tuple[str, ...]:
        return tuple(scale.key for scale in self.scales if scale.kind == kind)

    def lead_for(self, margin: float) -> ScaleLead:
        """`margin` in standard errors of the difference, not negative."""
        return next(lead for lead in self.leads if margin >= lead.least)

    def words_for(self, condition: str, score: float) -> str:
        """Low, middle or high words of a condition."""
        low, middle, high = self.scale(condition).words
        return high if score >= self.high else middle if score >= self.middle else low

    def next_section(self, answered: Collection[str]) -> int | None:
        """The number, from 1, of the first section with an item that is not among `answered`; None when all are."""
        for number, section in enumerate(self.sections, 1):
            if any(item.key not in answered for item in section.items):
                return number
        return None

    def minutes_left(self, number: int) -> int:
        """From the beginning of a section to the end, rounded up."""
        return -(-self.minutes * (len(self.sections) - number + 1) // len(self.sections))
