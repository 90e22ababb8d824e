"""A content file that is good, as the fields of its model. Pure."""

import hashlib
from dataclasses import asdict, dataclass, replace

from articles.parsing.blocks import split_mermaid
from articles.parsing.documents import Document, Section
from articles.parsing.evidence import tally
from articles.parsing.ledger import Ledger
from articles.rendering import diagrams
from articles.rendering.markdown import to_html
from articles.rendering.markdown_export import render_markdown_export
from articles.rendering.notes import Links, Notes
from articles.rendering.sections import Part, join_parts, render_section

WORDS_A_MINUTE = 230


@dataclass(frozen=True)
class ContentEntry:
    """One rendered file: `fields` are those of its model, `used_claims` the ids in order of first mention."""

    kind: str
    slug: str
    fields: dict[str, object]
    used_claims: tuple[str, ...] = ()


def content_hash(document: Document) -> str:
    return hashlib.sha256(repr((sorted(document.front.items()), document.body)).encode()).hexdigest()


def render_question(document: Document, ledger: Ledger, links: Links) -> ContentEntry:
    notes = Notes(ledger.claims, ledger.sources, links)
    html, _ = to_html(document.body, notes, numbered=False)
    front = dict(document.front)
    position = front.pop("order")
    fields = front | {"position": position, "html": html, "content_hash": content_hash(document)}
    return ContentEntry("questions", document.slug, fields, tuple(notes.ids))


def render_article(
    document: Document, sections: list[Section], notes: Notes, authors: dict[str, dict[str, str]], in_guide: str
) -> ContentEntry:
    parts: list[Part] = join_parts([part for section in sections for part in render_section(section, notes, in_guide)])
    parts[0] = {"html": str(parts[0]["html"]).replace("<p>", '<p class="dropcap">', 1)}
    words = sum(len(piece.text.split()) for section in sections for piece in section.pieces if piece.name != "mermaid")
    claims = [notes.claims[claim_id] for claim_id in notes.ids]
    fields = dict(document.front) | {
        "author": authors[str(document.front["author"])],
        "changes": [{"on": change["on"].isoformat(), "note": change["note"]} for change in document.front["changes"]],
        "parts": parts,
        "contents": [{"anchor": section.anchor, "label": section.label} for section in sections],
        "tally": [asdict(bar) for bar in tally(claims)],
        "minutes": max(1, round(words / WORDS_A_MINUTE)),
        "content_hash": content_hash(document),
    }
    return ContentEntry(document.kind, document.slug, fields, tuple(notes.ids))


def with_markdown(
    article: ContentEntry, sections: list[Section], notes: Notes, questions: list[Document]
) -> ContentEntry:
    return replace(
        article,
        fields=article.fields | {"markdown": render_markdown_export(article.fields, sections, notes, questions)},
    )


def render_diagrams(document: Document, sections: list[Section], notes: Notes) -> list[ContentEntry]:
    """The same drawings once more, each for a page of its own."""
    drawings = []
    for piece in (piece for section in sections for piece in section.pieces if piece.name == "mermaid"):
        graph, caption = split_mermaid(piece)
        diagram = diagrams.parse(graph)
        fields = {
            "article": document.slug,
            "title": diagram.title,
            "description": diagram.description,
            "drawing": diagrams.draw(diagram, piece.argument),
            "outline": diagrams.outline(diagram),
            "caption": to_html(caption, notes)[0],
        }
        drawings.append(ContentEntry("diagram", piece.argument, fields))
    return drawings
