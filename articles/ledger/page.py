"""What the ledger's pages say besides its rows: meanings of marks, names of sections, places in a guide. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from articles.loading.evidence import Source
from articles.loading.library import Entry

MEANINGS = {
    "traced": "A source we name says it, within the scope we name.",
    "partly": "Studies lean this way. The strength, or a figure, was not found.",
    "contested": "Studies disagree, or lean the other way.",
    "not-traced": "We found no source. That is not the same as false.",
}
ORIGIN_WORDS = {
    "guide": "A sentence of our own.",
    "source-guide": "A popular claim that we checked. It stands in the guide we started from; the words here are ours.",
}
# Parts of the guide we started from; the popular claims are listed by them.
SECTION_NAMES = {
    "intro": "Opening",
    "what-is": "What it is",
    "why-it-matters": "Why it matters",
    "science-behind": "The science",
    "components-values": "Values",
    "components-flexibility": "Flexible work",
    "components-boundaries": "Boundaries",
    "components-transitions": "Transitions",
    "comparison-table": "Balance or integration",
    "life-stages": "Life stages",
    "science-studies": "Science and studies",
    "micro-habit": "First micro habit",
    "quick-assessment": "Quick assessment",
    "next-steps": "Next steps",
    "about": "About the author",
}
RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Filed(Protocol):
    section: str
    section_name: str


Row = TypeVar("Row")


@dataclass(frozen=True)
class Part:
    """A section of the ledger by its key and its name in words, with the number of claims in it."""

    section: str
    name: str
    count: int


def parts_of(claims: Iterable[Filed]) -> list[Part]:
    """The sections that occur, in order of first appearance."""
    counts = Counter((claim.section, claim.section_name) for claim in claims)
    return [Part(section, name, count) for (section, name), count in counts.items()]


def section_name(section: str, labels: Mapping[str, str]) -> str:
    """A section in words: the guide's own label where it has one, `labels` being those by anchor."""
    return labels.get(section) or SECTION_NAMES.get(section) or section.replace("-", " ").capitalize()


def guide_labels(articles: Iterable[Entry]) -> dict[str, str]:
    """The short label of each section of the guides, by its anchor."""
    contents = [entry.fields["contents"] for entry in articles if entry.kind == "guide"]
    return {section["anchor"]: section["label"] for sections in contents for section in sections}


def places_in_guides(articles: Iterable[Entry]) -> dict[str, tuple[str, int]]:
    """By claim id: the slug of the guide where it stands, and its number there, counted from 1."""
    places: dict[str, tuple[str, int]] = {}
    for entry in articles:
        if entry.kind == "guide":
            for number, claim_id in enumerate(entry.used_claims, start=1):
                places.setdefault(claim_id, (entry.slug, number))
    return places


def neighbours(rows: Sequence[Row], row: Row) -> tuple[Row | None, Row | None]:
    """The rows before and after `row`; ValueError when it is not among them."""
    place = rows.index(row)
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    return before, after


def full_reference(source: Source) -> str:
    """One line of plain text: authors, year, title, container, volume, pages, address; unknown parts left out."""
    where = ", ".join(part for part in (source.container, source.volume, source.pages.replace("-", "–")) if part)
    address = f"https://doi.org/{source.doi}" if source.doi else source.url
    title = source.title if source.title.endswith(("?", "!", ".")) else f"{source.title}."
    authors = " ".join(source.authors.replace(";", ",").split())
    parts = [f"{authors} ({source.year}).", title, f"{where}." if where else "", address]
    return " ".join(part for part in parts if part)


def plain_cell(value: object) -> str:
    """Text that a spreadsheet does not run as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(RISKY_STARTS) else text
