"""An article once more as Markdown, for reading without the page. Pure.

Links inside the site begin with `/` or `#` here, so that stored text does not depend on where the site stands;
`with_addresses` makes them whole.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from articles.parsing.blocks import SUB_HEADING, split_mermaid
from articles.parsing.documents import CLAIM_LINK, Document, Piece, Section
from articles.parsing.evidence import STATES, Source, short_name
from articles.rendering.notes import Notes, cited_sources, source_address
from articles.rendering.sections import group_pieces

PAGE_LINK = re.compile(r"\]\(page:(?P<name>[^)\s]*)\)")
CALLOUTS = {"insight": "Key insight", "surprise": "Surprising insight"}


def render_markdown_export(
    article: Mapping[str, object], sections: Sequence[Section], notes: Notes, questions: Sequence[Document]
) -> str:
    """`article` is the fields of a rendered article, `questions` those that its block of that name prints.

    A claim becomes a footnote with the number that its note has on the page; claims that only stand in answers
    are numbered after those.
    """
    notes = replace(notes, ids=list(notes.ids))
    chunks = [
        _head(article),
        *(_section(section, notes, questions) for section in sections),
        _changes(article),
        _about(article),
    ]
    chunks.append("\n".join(_footnote(number, notes) for number in range(1, len(notes.ids) + 1)))
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def absolutize(text: str, site_url: str, path: str) -> str:
    """Links inside the site made absolute; those to headings lead to the page at `path`."""
    return text.replace("](/", f"]({site_url}/").replace("](#", f"]({site_url}{path}#")


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _head(article: Mapping[str, object]) -> str:
    marks = ", ".join(f"{bar['count']} {bar['label'].lower()}" for bar in article["tally"])
    return "\n\n".join(
        [
            f"# {article['title']}",
            f"*{article['lead']}*",
            f"{article['author']['name']}. Published {in_words(article['published_on'])}, "
            f"reviewed {in_words(article['reviewed_on'])}, next review by {in_words(article['review_due_on'])}. "
            "Not medical advice. [The same text as a page](#main).",
            *([f"A footnote says how far its sentence is backed: {marks}."] if marks else []),
        ]
    )


def _section(section: Section, notes: Notes, questions: Sequence[Document]) -> str:
    chunks = [f"## {linked(section.title, notes)}"]
    for group in group_pieces(section.pieces):
        if group[0].name == "questions":
            chunks += [f"### {document.front['title']}\n\n{linked(document.body, notes)}" for document in questions]
        elif group[0].name == "profile":
            chunks.append(f"[The portraits, side by side]({notes.links.page('profile_list')})")
        else:
            chunks += [_piece(piece, notes) for piece in group]
    return "\n\n".join(chunks)


def linked(text: str, notes: Notes) -> str:
    """Claims as footnote marks, links to pages with their addresses, headings without their anchors."""
    text = SUB_HEADING.sub(lambda match: f"### {match['title']}\n", text)
    text = CLAIM_LINK.sub(lambda match: f"{match['text']}[^{notes.number(match['id'])[0]}]", text)
    return PAGE_LINK.sub(lambda match: f"]({notes.links.page(match['name'])})", text).strip()


def _piece(piece: Piece, notes: Notes) -> str:
    if piece.name in CALLOUTS:
        return _quoted(f"**{CALLOUTS[piece.name]}.** {linked(piece.text, notes)}")
    return PIECES.get(piece.name, lambda piece, notes: linked(piece.text, notes))(piece, notes)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _compare(piece: Piece, notes: Notes) -> str:
    return f"**{piece.argument}**\n\n{linked(piece.text, notes)}"


def _steps(piece: Piece, notes: Notes) -> str:
    head, *steps = re.split(r"^### ", linked(piece.text, notes), flags=re.MULTILINE)
    return head + "".join(f"### {number}. {step}" for number, step in enumerate(steps, start=1))


def _stage(piece: Piece, notes: Notes) -> str:
    heading, _, text = linked(piece.text, notes).partition("\n")
    return f"{heading}\n\n*{piece.argument}*\n\n{text.strip()}"


def _mermaid(piece: Piece, notes: Notes) -> str:
    graph, caption = split_mermaid(piece)
    return f"```mermaid\n{graph.strip()}\n```\n\n{linked(caption, notes)}".strip()


def _assessment(piece: Piece, notes: Notes) -> str:
    return f"[The three questions]({notes.links.page('quick_assessment')})"


def _sources(piece: Piece, notes: Notes) -> str:
    return "\n".join(
        f"- {short_name(source)}. {_ended(source.title)}"
        + (f" *{source.container}*." if source.container else "")
        + (f" <{address}>" if (address := source_address(source)) else "")
        for source in cited_sources(notes)
    )


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


PIECES = {
    "compare": _compare,
    "steps": _steps,
    "stage": _stage,
    "mermaid": _mermaid,
    "assessment": _assessment,
    "sources": _sources,
}


def _changes(article: Mapping[str, object]) -> str:
    notes = [f"- {in_words(date.fromisoformat(change['on']))}: {change['note']}" for change in article["changes"]]
    return "\n".join(["## What changed", "", *notes])


def _about(article: Mapping[str, object]) -> str:
    author = article["author"]
    words = f"{author['name']}, {author['role']}. {author['bio']}"
    return "\n\n".join(["## About the author", words, *([origin] if (origin := article.get("origin")) else [])])


def _footnote(number: int, notes: Notes) -> str:
    claim = notes.claims[notes.ids[number - 1]]
    sources = "; ".join(_named(notes.sources[key]) for key in dict.fromkeys(claim.sources))
    words = [f"{STATES[claim.state]}.", claim.note, f"{sources}." if sources else ""]
    return f"[^{number}]: {' '.join(word for word in words if word)} [Why]({notes.links.claim(claim)})"


def _named(source: Source) -> str:
    address = source_address(source)
    return f"[{short_name(source)}]({address})" if address else short_name(source)
