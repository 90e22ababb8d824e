"""What the text of a named block holds: entries below sub-headings, a table, a diagram with its caption. Pure."""

import re

from articles.parsing.documents import Piece

SUB_HEADING = re.compile(r"^###\s+(?P<title>.+?)\s*(?:\{#(?P<anchor>[a-z][a-z0-9-]*)\})?\s*$", re.MULTILINE)


def table_rows(text: str) -> list[list[str]]:
    """The cells of a pipe table, head first, without the rule below the head."""
    lines = [line.strip().strip("|") for line in text.split("\n") if line.strip().startswith("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]


def sub_sections(text: str) -> list[tuple[str, str, str]]:
    """Title, anchor (or nothing) and text below each ### heading."""
    found = list(SUB_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    return [
        (match["title"], match["anchor"] or "", text[match.end() : end]) for match, end in zip(found, ends, strict=True)
    ]


def split_mermaid(piece: Piece) -> tuple[str, str]:
    """The diagram's text, and its caption after the first empty line."""
    graph, _, caption = piece.text.strip("\n").partition("\n\n")
    return graph, caption.strip()
