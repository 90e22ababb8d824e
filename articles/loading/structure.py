"""What the blocks of an article must hold, each issue with its line. Pure."""

import re
from collections import Counter
from collections.abc import Iterator

from articles.parsing.blocks import split_mermaid, sub_sections, table_rows
from articles.parsing.documents import ContentIssue, Document, Piece, Section
from articles.rendering import diagrams

SLUG = re.compile(r"^[a-z][a-z0-9-]*$")
ARTS = {"lamp", "books", "laptop", "plant", "pears", "teapot", "cup", "cat", "bag", "boots"}
EMPTY = {"profile", "assessment", "questions", "sources"}
NAMED = {"profile", "assessment", "mermaid", "compare", "stage"}


def structure_issues(document: Document, sections: list[Section]) -> list[ContentIssue]:
    """Faults of sections and blocks; `sections` are those of `document`."""
    issues = list(_anchor_issues(document))
    for section in sections:
        if section.art and section.art not in ARTS:
            message = f"Art {section.art} is not in the scene; use one of {', '.join(sorted(ARTS))}."
            issues.append((section.line, message))
        for piece in section.pieces:
            issues += _piece_issues(piece)
    return [ContentIssue(document.file, line, message) for line, message in issues]


def _anchor_issues(document: Document) -> Iterator[tuple[int, str]]:
    found = re.findall(r"\{#([^\s}]+)", document.body)
    for anchor, count in Counter(found).items():
        line = document.body_line + document.body[: document.body.rindex("{#" + anchor)].count("\n")
        if count > 1:
            yield line, f"Anchor {anchor} stands here {count} times; give each heading its own."
        if not SLUG.match(anchor):
            yield line, f"Anchor {anchor}: use lower-case letters, digits and hyphens."


def _piece_issues(piece: Piece) -> Iterator[tuple[int, str]]:
    line = max(piece.line - 1, 1)
    if piece.name in NAMED and not piece.argument:
        yield line, f"Name what the block is about behind ::: {piece.name}."
    if piece.name in EMPTY and piece.text.strip():
        yield piece.line, f"The block {piece.name} takes no text; move it out."
    if piece.name and piece.name not in EMPTY and not piece.text.strip():
        yield line, f"The block {piece.name} is empty; write its text or remove it."
    if piece.name in {"compare", "paths"}:
        widths = {len(row) for row in table_rows(piece.text)}
        if widths != {3}:
            yield piece.line, "Write a table with three cells in every row."
    if piece.name in {"steps", "stage"} and not sub_sections(piece.text):
        yield piece.line, "Begin each entry with a ### heading."
    if piece.name == "mermaid":
        yield from _diagram_issues(piece)


def _diagram_issues(piece: Piece) -> Iterator[tuple[int, str]]:
    if not SLUG.match(piece.argument):
        yield piece.line - 1, "Name the diagram with lower-case letters and hyphens, such as ::: mermaid the-week."
    try:
        diagrams.parse(split_mermaid(piece)[0])
    except diagrams.DiagramError as problem:
        yield piece.line + problem.line - 1, problem.message
