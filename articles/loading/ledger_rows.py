"""What is worked out for the rows of the ledger when content is loaded. Pure."""

from collections.abc import Iterable, Mapping

from articles.loading.entries import ContentEntry
from articles.parsing.evidence import Source, is_copy

# Parts of the guide we started from; its claims are listed by them.
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


def section_name(section: str, labels: Mapping[str, str]) -> str:
    """A section in words: the guide's own label where it has one, `labels` being those by anchor."""
    return labels.get(section) or SECTION_NAMES.get(section) or section.replace("-", " ").capitalize()


def guide_labels(articles: Iterable[ContentEntry]) -> dict[str, str]:
    """The short label of each section of the guides, by its anchor."""
    contents = [entry.fields["contents"] for entry in articles if entry.kind == "guide"]
    return {section["anchor"]: section["label"] for sections in contents for section in sections}


def places_in_guides(articles: Iterable[ContentEntry]) -> dict[str, tuple[str, int]]:
    """By claim id: the slug of the guide where it stands, and its number there, counted from 1."""
    places: dict[str, tuple[str, int]] = {}
    for entry in articles:
        if entry.kind == "guide":
            for number, claim_id in enumerate(entry.used_claims, start=1):
                places.setdefault(claim_id, (entry.slug, number))
    return places


def full_reference(source: Source) -> str:
    """One line of plain text: authors, year, title, container, volume, pages, address; unknown parts left out."""
    where = ", ".join(part for part in (source.container, source.volume, source.pages.replace("-", "–")) if part)
    copied = " (a copy)" if is_copy(source.url) else ""
    address = f"https://doi.org/{source.doi}" if source.doi else f"{source.url}{copied}"
    title = source.title if source.title.endswith(("?", "!", ".")) else f"{source.title}."
    authors = " ".join(source.authors.replace(";", ",").split())
    parts = [f"{authors} ({source.year}).", title, f"{where}." if where else "", address]
    return " ".join(part for part in parts if part)
