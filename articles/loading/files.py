"""Read every content file; what is wrong in one is added to `issues`. Pure."""

import tomllib
from pathlib import Path

from articles.loading.structure import structure_issues
from articles.parsing.documents import (
    ContentError,
    ContentIssue,
    Document,
    Section,
    read_document,
    read_file,
    split_sections,
)
from articles.parsing.ledger import Ledger, read_ledger
from articles.parsing.topics import Topic, read_topics

AUTHOR_KEYS = {"name", "initials", "role", "bio"}


def read_ledger_file(folder: Path, issues: list[ContentIssue]) -> Ledger:
    try:
        return read_ledger(read_file(folder, "evidence.toml"), "evidence.toml")
    except ContentError as problem:
        issues += problem.issues
    return Ledger({}, {})


def read_authors_file(folder: Path, issues: list[ContentIssue]) -> dict[str, dict[str, str]]:
    try:
        authors = tomllib.loads(read_file(folder, "authors.toml"))
    except ContentError as problem:
        issues += problem.issues
        return {}
    except tomllib.TOMLDecodeError as problem:
        issues.append(ContentIssue("authors.toml", 1, f"The authors cannot be read: {problem}."))
        return {}
    if not authors:
        issues.append(ContentIssue("authors.toml", 1, "The file names nobody; add who wrote the texts."))
    for key, author in authors.items():
        if not isinstance(author, dict) or author.keys() != AUTHOR_KEYS:
            issues.append(ContentIssue("authors.toml", 1, f"Give {key} exactly {', '.join(sorted(AUTHOR_KEYS))}."))
    return authors


def read_topics_file(folder: Path, issues: list[ContentIssue]) -> dict[str, Topic]:
    try:
        return read_topics(read_file(folder, "topics.toml"), "topics.toml")
    except ContentError as problem:
        issues += problem.issues
    return {}


def read_documents(folder: Path, kinds: list[str], issues: list[ContentIssue]) -> list[Document]:
    documents = []
    for file in sorted(path for kind in kinds for path in (folder / kind).glob("*.md")):
        name = str(file.relative_to(folder))
        try:
            documents.append(read_document(read_file(folder, name), name))
        except ContentError as problem:
            issues += problem.issues
    return documents


def read_sections(document: Document, issues: list[ContentIssue]) -> list[Section]:
    try:
        sections = split_sections(document)
    except ContentError as problem:
        issues += problem.issues
        return []
    issues += structure_issues(document, sections)
    return sections
