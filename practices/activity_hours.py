"""Hours of a day and a week by what they went to, and what they say. Pure. Times are counted in quarters of an hour."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accounts.text import comparison_key, isolated

WORK, CARE, SLEEP, TRANSIT = "work", "care", "sleep", "transit"
FIXED = {WORK: "Work", CARE: "Care for others", SLEEP: "Sleep", TRANSIT: "On the way"}
DAY = 24 * 4  # quarters
MINUTES = 15  # of a quarter
MAX_GAPS = 2
FRACTIONS = {"¼": ".25", "½": ".5", "¾": ".75"}
DECIMAL = re.compile(r"(\d{0,3})(?:[.,](\d{1,4}))?", re.ASCII)
CLOCK = re.compile(r"(\d{1,3})(?::|h)(\d{2})", re.ASCII)
Hours = Mapping[str, int]  # quarters by activity: a key of FIXED, or the name of a value


class InvalidHoursError(Exception):
    """The text is no number of hours."""


class InvalidQuartersError(Exception):
    """It is a number of hours, but not in quarters."""


def quarters_of(text: str) -> int:
    """1.5, 1,5, 1½, 1:30 and 1h30 are six quarters; nothing is none. InvalidHoursError, InvalidQuartersError."""
    for sign, decimals in FRACTIONS.items():
        text = text.replace(sign, decimals)
    words = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower()).removesuffix("h")
    if not words:
        return 0
    minutes = _clock_minutes(words) if CLOCK.fullmatch(words) else _decimal_minutes(words)
    if minutes % MINUTES:
        raise InvalidQuartersError
    return minutes // MINUTES


def _clock_minutes(words: str) -> int:
    hours, minutes = map(int, CLOCK.fullmatch(words).groups())
    if minutes >= 60:
        raise InvalidHoursError
    return hours * 60 + minutes


def _decimal_minutes(words: str) -> int:
    found = DECIMAL.fullmatch(words)
    if found is None or not any(found.groups()):
        raise InvalidHoursError
    whole, decimals = found.groups()
    parts, rest = divmod(int((decimals or "0").ljust(4, "0")) * 60, 10_000)
    if rest:
        raise InvalidQuartersError
    return int(whole or 0) * 60 + parts


def to_input(quarters: int) -> str:
    """As a field holds it: 1.5"""
    return f"{quarters / 4:g}"


def humanize(quarters: int) -> str:
    """1 hour; 1½ hours; ½ hour; no time"""
    whole, part = divmod(quarters, 4)
    number = f"{whole or ''}{['', '¼', '½', '¾'][part]}"
    return f"{number} hour{'s' if quarters > 4 else ''}" if quarters else "no time"


def label(activity: str) -> str:
    return FIXED.get(activity) or isolated(activity)


def activities(values: Iterable[str], noted: Iterable[str] = ()) -> list[str]:
    """The fixed ones, then the values, then what else was noted; spellings of one name count once."""
    first: dict[str, str] = {}
    for name in [*FIXED, *values, *noted]:
        first.setdefault(comparison_key(name), name)
    return list(first.values())


def totals(days: Iterable[Hours], names: Iterable[str]) -> dict[str, int]:
    """Quarters of all `days` for each of `names`, in their order, and for whatever else was noted, after them."""
    noted = [(name, quarters) for day in days for name, quarters in day.items()]
    spelt = {comparison_key(name): name for name in reversed([*names, *(name for name, _ in noted)])}
    sums = dict.fromkeys(dict.fromkeys([*names, *(spelt[comparison_key(name)] for name, _ in noted)]), 0)
    for name, quarters in noted:
        sums[spelt[comparison_key(name)]] += quarters
    return sums


@dataclass(frozen=True)
class Gap:
    """A value with less than the even share of what all values got."""

    value: str
    got: int
    share: int

    @property
    def sentence(self) -> str:
        value = isolated(self.value)
        if not self.share:
            return f"{value}: no time was noted, for this or any other value."
        return f"{value}: {humanize(self.got)}, where an even share would have been {humanize(self.share)}."


def fair_share(sums: Hours, values: Sequence[str]) -> int:
    """The time that all values got, divided by their number and rounded down to a quarter of an hour."""
    return sum(sums.get(value, 0) for value in values) // len(values) if values else 0


def gaps(sums: Hours, values: Sequence[str]) -> list[Gap]:
    """The two largest, the largest first. A value with less than the even share has a gap; so has each when none got
    any time. Of equal gaps, the one whose value comes first in `values` comes first.
    """
    share = fair_share(sums, values)
    found = [Gap(value, got, share) for value in values if (got := sums.get(value, 0)) < share or not got]
    return sorted(found, key=lambda gap: gap.got)[:MAX_GAPS]


def quietest_day(days: Mapping[int, Hours]) -> int | None:
    """The weekday, of those noted, with the least work; the first of equal ones. None when no day was noted."""
    return min(sorted(days), key=lambda day: days[day].get(WORK, 0), default=None)


def overtime(days: Mapping[int, Hours], chosen: Sequence[int]) -> int:
    """Quarters of work beyond the length of the chosen hours of each day: the least that can have lain outside them."""
    beyond = (max(0, hours.get(WORK, 0) * MINUTES - chosen[day]) for day, hours in days.items())
    return sum(beyond) // MINUTES
