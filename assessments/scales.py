"""What an instrument of scales is. Pure: no Django, no files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import hypot, sqrt

POINTS = 5
MAX_POINTS = 6  # as many as the closing question may have
STYLE, CONDITION, MIXING = "style", "condition", "mixing"
SAY = ("rigid", "limited", "moderate", "high")
CONTROL = "control"
EXTENT, MATTERS = "extent", "matters"  # ways to answer: the only one of version 1, and that of the closing question
NO_APPLICATION = 0  # the value of "Does not apply to me"


@dataclass(frozen=True)
class ScaleItem:
    """One statement; a reversed one speaks against its scale. `answers` names the list of points it is answered on.

    The closing question, what matters most, has no scale.
    """

    key: str
    scale: str
    is_reversed: bool
    text: str
    answers: str = EXTENT
    may_not_apply: bool = False

    def keyed(self, value: int) -> int:
        """1-5, 5 speaking most for the scale."""
        return POINTS + 1 - value if self.is_reversed else value


@dataclass(frozen=True)
class Section:
    """`ask` is the question that its statements answer, where the hint of the instrument does not do."""

    title: str
    items: tuple[ScaleItem, ...]
    ask: str = ""


@dataclass(frozen=True)
class Scale:
    """`kind` is "style", "condition" or "mixing". `least` answers are needed.

    `words` are low, middle and high; the latter two hold from the scores `middle` and `high` on. A scale without
    statements of its own is worked out: the mean of `mean_of`, what is left of 100 by the mean of `rest_of`, or what is
    left of it by the widest distance within `pairs`, each of what happens and what is wished.
    """

    key: str
    kind: str
    name: str
    about: str
    words: tuple[str, ...]
    reliability: float
    least: int
    middle: int = 0
    high: int = 0
    mean_of: tuple[str, ...] = ()
    rest_of: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def is_asked(self) -> bool:
        return not (self.mean_of or self.rest_of or self.pairs)


@dataclass(frozen=True)
class ScaleLead:
    """A word for how clear a result is; `least` is in standard errors of the difference."""

    word: str
    least: float
    name: str


@dataclass(frozen=True)
class ScaleInstrument:
    """`leads` runs from the clearest word down; `say` holds the scores from which its words hold.

    `answers` has the points of each way to answer; `matters` the keys of the closing question's answers, if it is
    asked. `bridges` names the earlier versions whose scores may be compared with this one's: as a rule none.
    `sd` is the assumed spread of scores in points of 100; `band` the half width of a band in standard errors. With
    `has_floor` only a condition in its low words can be the weakest.
    """

    slug: str
    version: int
    title: str
    intro: str
    minutes: int
    hint: str
    answers: Mapping[str, tuple[str, ...]]
    unsaid: str
    inapplicable: str
    sd: int
    band: float
    note: str
    leads: tuple[ScaleLead, ...]
    tie_profiles: tuple[str, ...]
    tie_conditions: tuple[str, ...]
    has_floor: bool
    say: Mapping[str, int]
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    matters: tuple[str, ...] = ()
    bridges: tuple[int, ...] = ()

    @cached_property
    def asked(self) -> Mapping[str, ScaleItem]:
        """By key, in the order in which they are asked, the closing question included."""
        return {item.key: item for section in self.sections for item in section.items}

    @cached_property
    def items(self) -> Mapping[str, ScaleItem]:
        """The statements of the scales."""
        return {key: item for key, item in self.asked.items() if item.answers != MATTERS}

    @cached_property
    def items_of(self) -> Mapping[str, tuple[ScaleItem, ...]]:
        """By scale; those of one that is worked out speak for it as their own scales do, or the other way round."""
        keys = [scale.key for scale in self.scales]
        own = {key: tuple(item for item in self.items.values() if item.scale == key) for key in keys}
        for scale in self.scales:
            for_it = [item for key in scale.mean_of for item in own[key]]
            against = [replace(each, is_reversed=not each.is_reversed) for key in scale.rest_of for each in own[key]]
            own[scale.key] += (*for_it, *against)
        return own

    @cached_property
    def errors(self) -> Mapping[tuple[str, int], float]:
        """Standard errors in points of 100, by scale with statements of its own and number of answers, if enough."""
        return {
            (scale.key, answered): self.sd * sqrt(1 - self.reliability_of(scale.key, answered))
            for scale in self.scales
            if scale.is_asked
            for answered in range(scale.least, len(self.items_of[scale.key]) + 1)
        }

    def reliability_of(self, key: str, answered: int) -> float:
        """Spearman-Brown: what a scale's reliability becomes when only so many of its statements are answered."""
        share, whole = answered / len(self.items_of[key]), self.scale(key).reliability
        return share * whole / (1 + (share - 1) * whole)

    @cached_property
    def by_key(self) -> Mapping[str, Scale]:
        return {scale.key: scale for scale in self.scales}

    def scale(self, key: str) -> Scale:
        return self.by_key[key]

    def keys(self, kind: str) -> tuple[str, ...]:
        return tuple(scale.key for scale in self.scales if scale.kind == kind)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Scales of what happens, each with that of what is wished."""
        return tuple(pair for scale in self.scales for pair in scale.pairs)

    @cached_property
    def values(self) -> Mapping[str, range]:
        """By key the values that an answer may have, besides nothing."""
        return {
            key: range(NO_APPLICATION if item.may_not_apply else 1, len(self.answers[item.answers]) + 1)
            for key, item in self.asked.items()
        }

    @cached_property
    def closing(self) -> str:
        """The key of the closing question, or nothing."""
        return next((key for key, item in self.asked.items() if item.answers == MATTERS), "")

    def points_of(self, key: str) -> tuple[str, ...]:
        return self.answers[self.asked[key].answers]

    def lead_for(self, margin: float) -> ScaleLead:
        """`margin` in standard errors of the difference, not negative."""
        return next(lead for lead in self.leads if margin >= lead.least)

    def error_between(self, first: tuple[str, float], second: tuple[str, float]) -> float:
        """Of the difference of two scales, each given with its error. Those of opposites add up: they err together."""
        one, other = self.scale(first[0]), self.scale(second[0])
        are_opposite = (one.mean_of, one.rest_of) == (other.rest_of, other.mean_of) and not one.is_asked
        return first[1] + second[1] if are_opposite else hypot(first[1], second[1])

    def words_for(self, key: str, score: float) -> str:
        """Low, middle or high words of a scale that has them."""
        scale = self.scale(key)
        if not scale.words:
            return ""
        low, middle, high = scale.words
        return high if score >= scale.high else middle if score >= scale.middle else low

    def without_matters(self) -> "ScaleInstrument":
        """As it is asked of somebody who has said already what matters most."""
        sections = [section for section in self.sections if section.items[0].answers != MATTERS]
        return replace(self, sections=tuple(sections), matters=())

    def next_section(self, answered: Collection[str]) -> int | None:
        """The number, from 1, of the first section with an item that is not among `answered`; None when all are."""
        for number, section in enumerate(self.sections, 1):
            if any(item.key not in answered for item in section.items):
                return number
        return None

    def minutes_left(self, number: int) -> int:
        """From the beginning of a section to the end, rounded up."""
        left = sum(len(section.items) for section in self.sections[number - 1 :])
        return -(-self.minutes * left // len(self.asked))
