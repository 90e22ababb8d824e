"""Content files as text: `+++` TOML front matter, then Markdown with named blocks. Pure.

A block stands between a line `::: name argument` and a line `:::`. Blocks are not nested.
"""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from integration_site.authored_text import UnreadableError, read_authored

CLAIM_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\(claim:(?P<id>[^)\s]*)\)")

FENCE = "+++"
BLOCK_LINE = re.compile(r"^:::(?:\s+(?P<name>[a-z-]+)(?:\s+(?P<argument>.+?))?)?\s*$")
HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
SECTION_HEADING = re.compile(
    r'^##\s+(?P<title>.+?)\s*\{#(?P<anchor>[a-z][a-z0-9-]*)\s+toc="(?P<label>[^"]+)"(?:\s+art="(?P<art>[a-z]+)")?\}\s*$'
)

BLOCKS = {
    "insight", "surprise", "compare", "steps", "stage", "profile", "paths",
    "mermaid", "micro-habit", "assessment", "questions", "sources",
}  # fmt: skip


@dataclass(frozen=True, order=True)
class ContentIssue:
    """One thing wrong in a content file: where, what, and how to mend it. `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentError(Exception):
    """Content that must not be published; `issues` lists everything found, not only the first."""

    def __init__(self, issues: list[ContentIssue]) -> None:
        super().__init__("\n".join(str(issue) for issue in issues))
        self.issues = issues


def read_file(folder: Path, name: str) -> str:
    """The text of one file below `folder`. Raises ContentError when it cannot be read."""
    try:
        return read_authored(folder / name)
    except UnreadableError as problem:
        raise ContentError([ContentIssue(name, problem.line, problem.message)]) from None


@dataclass(frozen=True)
class Document:
    """`body_line` is the line of the file on which the body begins."""

    file: str
    front: Mapping[str, object]
    body: str
    body_line: int

    @property
    def kind(self) -> str:
        return self.file.split("/")[0]

    @property
    def slug(self) -> str:
        return self.file.split("/")[1].removesuffix(".md")


@dataclass(frozen=True)
class Piece:
    """A stretch of the body: a named block, or prose when `name` is empty. `line` is that of its first text line."""

    name: str
    argument: str
    text: str
    line: int


@dataclass(frozen=True)
class Section:
    """What stands under one `##` heading; `label` is its short name in the contents, `art` an object of the scene."""

    anchor: str
    title: str
    label: str
    art: str
    line: int
    pieces: tuple[Piece, ...]


def read_document(text: str, file: str) -> Document:
    """Split front matter and body. Raises ContentError."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE or FENCE not in (line.strip() for line in lines[1:]):
        raise ContentError([ContentIssue(file, 1, "Begin the file with front matter between two lines of +++.")])
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == FENCE)
    try:
        front = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as problem:
        raise ContentError([ContentIssue(file, 1, f"The front matter is not TOML: {problem}.")]) from None
    return Document(file, front, "\n".join(lines[end + 1 :]), end + 2)


FIELD_WORDS = {str: "text", int: "a whole number", bool: "true or false", list: "a list", datetime.date: "a date"}


def check_front(document: Document, required: Mapping[str, type], optional: Mapping[str, type]) -> list[ContentIssue]:
    """Faults for missing, unknown and wrongly typed keys of the front matter."""
    issues = []
    known = {**required, **optional}
    for key in sorted(required.keys() - document.front.keys()):
        issues.append(f"Add {key} ({FIELD_WORDS[required[key]]}) to the front matter.")
    for key, value in document.front.items():
        if key not in known:
            issues.append(f"Remove {key} from the front matter; known keys are {', '.join(sorted(known))}.")
        elif type(value) is not known[key]:
            issues.append(f"Make {key} in the front matter {FIELD_WORDS[known[key]]}.")
        elif value in ("", []):
            issues.append(f"Give {key} in the front matter a value.")
    return [ContentIssue(document.file, 1, message) for message in issues]


def split_pieces(text: str, file: str, first_line: int) -> list[Piece]:
    """Cut a body into prose and blocks. Raises ContentError for unknown, nested and unclosed blocks."""
    pieces: list[Piece] = []
    issues: list[ContentIssue] = []
    name, argument, buffer, start = "", "", [], first_line
    for number, line in enumerate(text.split("\n"), start=first_line):
        match = BLOCK_LINE.match(line)
        if not match:
            buffer.append(line)
            continue
        pieces.append(Piece(name, argument, "\n".join(buffer), start))
        opened = match["name"] or ""
        if opened and name:
            issues.append(ContentIssue(file, number, f"Close the block {name} with ::: before opening {opened}."))
        if opened and opened not in BLOCKS:
            issues.append(
                ContentIssue(file, number, f"Block {opened} is unknown; use one of {', '.join(sorted(BLOCKS))}.")
            )
        if not opened and not name:
            issues.append(ContentIssue(file, number, "This ::: closes no block; remove it or name a block."))
        name, argument, buffer, start = opened, match["argument"] or "", [], number + 1
    pieces.append(Piece(name, argument, "\n".join(buffer), start))
    if name:
        issues.append(ContentIssue(file, start - 1, f"Close the block {name} with a line of :::."))
    if issues:
        raise ContentError(issues)
    return [piece for piece in pieces if piece.name or piece.text.strip()]


def split_sections(document: Document) -> list[Section]:
    """Cut the body at its `##` headings. Raises ContentError; every section needs an anchor and a short label."""
    issues: list[ContentIssue] = []
    starts: list[tuple[int, re.Match[str]]] = []
    lines = document.body.split("\n")
    for index, line in enumerate(lines):
        heading = HEADING.match(line)
        match = SECTION_HEADING.match(line)
        if match:
            starts.append((index, match))
        elif heading and len(heading[1]) <= 2:
            message = 'Write section headings as ## Title {#anchor toc="Short label"}.'
            issues.append(ContentIssue(document.file, document.body_line + index, message))
    if not starts or any(line.strip() for line in lines[: starts[0][0]]):
        issues.append(ContentIssue(document.file, document.body_line, "Begin the body with a ## section heading."))
    ends = [index for index, _ in starts[1:]] + [len(lines)] * bool(starts)
    sections = []
    for (begin, match), end in zip(starts, ends, strict=True):
        line = document.body_line + begin
        try:
            pieces = split_pieces("\n".join(lines[begin + 1 : end]), document.file, line + 1)
        except ContentError as problem:
            issues += problem.issues
            continue
        words = match.groupdict(default="")
        sections.append(Section(words["anchor"], words["title"], words["label"], words["art"], line, tuple(pieces)))
    if issues:
        raise ContentError(issues)
    return sections
