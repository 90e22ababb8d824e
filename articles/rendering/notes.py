"""The numbered notes beside an article, and the sources behind them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from articles.parsing.evidence import STATE_CLASSES, STATES, Claim, Source, short_name

NOTE_SOURCES = 2


class Links(Protocol):
    """Addresses that only the site knows; `names` are those that `page` accepts."""

    def names(self) -> set[str]: ...
    def page(self, name: str) -> str: ...
    def claim(self, claim: Claim) -> str: ...
    def source(self, key: str) -> str: ...
    def diagram(self, slug: str) -> str: ...


@dataclass
class Notes:
    """The numbered notes of one article: claim ids in order of their first mention."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    links: Links
    ids: list[str] = field(default_factory=list)

    def number(self, claim_id: str) -> tuple[int, bool]:
        """The claim's number from 1, and whether this is its first mention."""
        if claim_id in self.ids:
            return self.ids.index(claim_id) + 1, False
        self.ids.append(claim_id)
        return len(self.ids), True

    def html(self, number: int) -> str:
        claim = self.claims[self.ids[number - 1]]
        state = STATE_CLASSES[claim.state]
        return (
            f'<p popover role="note" class="note {state}" id="n{number}"><span class="chip {state}">'
            f'<span class="mark"></span><span class="vh">Note </span>{number}. {STATES[claim.state]}</span> '
            f"{escape(claim.note)}{self._cited(claim)} "
            f'<a href="{self.links.claim(claim)}" aria-label="Why, note {number}">why</a></p>'
        )

    def _cited(self, claim: Claim) -> str:
        """Author and year of up to NOTE_SOURCES sources; the ledger row names them all."""
        names = [
            f'<a href="{self.links.source(key)}">{escape(short_name(self.sources[key]))}</a>'
            for key in claim.sources[:NOTE_SOURCES]
        ]
        if claim.state == "not-traced" or not names:
            return ""
        more = " and others" if len(claim.sources) > NOTE_SOURCES else ""
        return f' <span class="note__src">{"; ".join(names)}{more}.</span>'


def cited_sources(notes: Notes) -> list[Source]:
    """The sources behind the notes so far, in order of author."""
    keys = {key for claim_id in notes.ids for key in notes.claims[claim_id].sources}
    return sorted((notes.sources[key] for key in keys), key=lambda source: (source.authors, source.year))


def source_address(source: Source) -> str:
    """Where the publication itself can be found, or nothing."""
    return f"https://doi.org/{source.doi}" if source.doi else source.url
