"""What the ledger's pages say besides its rows: meanings of marks, names of sections, places in a guide. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from accounts.csv_cells import escape_formula

MEANINGS = {
    "traced": "A source we name says it, within the scope we name.",
    "partly": "Studies lean this way. The strength, or a figure, was not found.",
    "contested": "Studies disagree, or lean the other way.",
    "not-traced": "We looked for a source and found none. That is not the same as false.",
    "not-searched": "We did not look for a source, so nothing is said for or against it.",
}
ORIGIN_WORDS = {
    "guide": "A sentence of our own.",
    "source-guide": "A claim of the guide we started from; the words here are ours.",
}


class HasSection(Protocol):
    section: str
    section_name: str


Row = TypeVar("Row")
Sectioned = TypeVar("Sectioned", bound=HasSection)


@dataclass(frozen=True)
class SectionCount:
    """A section of the ledger by its key and its name in words, with the number of claims in it."""

    section: str
    name: str
    count: int


def parts_of(claims: Iterable[HasSection]) -> list[SectionCount]:
    """The sections that occur, in order of first appearance."""
    counts = Counter((claim.section, claim.section_name) for claim in claims)
    return [SectionCount(section, name, count) for (section, name), count in counts.items()]


def grouped(claims: Iterable[Sectioned]) -> list[tuple[str, list[Sectioned]]]:
    """The claims of each section below its name, in order of first appearance."""
    groups: dict[str, list[Sectioned]] = {}
    for claim in claims:
        groups.setdefault(claim.section_name, []).append(claim)
    return list(groups.items())


def previous_and_next(rows: Sequence[Row], row: Row) -> tuple[Row | None, Row | None]:
    """The rows before and after `row`; ValueError when it is not among them."""
    place = rows.index(row)
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    return before, after


def safe_csv_cell(value: object) -> str:
    """Text that a spreadsheet does not run as a formula."""
    return "" if value is None else escape_formula(str(value))
