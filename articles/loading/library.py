"""Read every content file, check it against the others, and render it. Files in, plain data out; no database. Pure."""

import hashlib
import tomllib
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from articles.loading.lint import lint_document
from articles.loading.structure import structure_issues
from articles.parsing.blocks import split_mermaid
from articles.parsing.documents import (
    ContentError,
    ContentIssue,
    Document,
    Section,
    check_front,
    read_document,
    read_file,
    split_sections,
)
from articles.parsing.evidence import tally
from articles.parsing.ledger import Ledger, read_ledger
from articles.parsing.topics import Topic, read_topics, topic_issues
from articles.rendering import diagrams
from articles.rendering.blocks import render_questions
from articles.rendering.markdown import to_html
from articles.rendering.markdown_export import render_markdown_export
from articles.rendering.notes import Links, Notes
from articles.rendering.sections import Part, join_parts, render_section

WORDS_A_MINUTE = 230
ARTICLE_KINDS = ["guide", "pages"]
ARTICLE_FIELDS = {
    "title": str,
    "lead": str,
    "description": str,
    "author": str,
    "published_on": date,
    "reviewed_on": date,
    "review_due_on": date,
    "topics": list,
    "changes": list,
}
AUTHOR_KEYS = {"name", "initials", "role", "bio"}
ARTICLE_EXTRAS = {"hero": str, "hero_alt": str, "origin": str}
QUESTION_FIELDS = {
    "title": str,
    "description": str,
    "group": str,
    "order": int,
    "in_guide": bool,
    "reviewed_on": date,
}
QUESTION_EXTRAS = {"topics": list}


@dataclass(frozen=True)
class ContentEntry:
    """One rendered file: `fields` are those of its model, `used_claims` the ids in order of first mention."""

    kind: str
    slug: str
    fields: dict[str, object]
    used_claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    articles: list[ContentEntry]
    diagrams: list[ContentEntry]
    questions: list[ContentEntry]
    ledger: Ledger
    topics: list[Topic]


def read_library(folder: Path, links: Links) -> Library:
    """Everything below `folder`; raises ContentError with the issues of all files."""
    issues: list[ContentIssue] = []
    ledger = _read_ledger_file(folder, issues)
    if issues:  # every reference to a claim would be reported too
        raise ContentError(issues)
    authors = _read_authors_file(folder, issues)
    topics = _read_topics_file(folder, issues)
    documents = _read_documents(folder, [*ARTICLE_KINDS, "questions"], issues)
    sections: dict[str, list[Section]] = {}
    pages = links.names()
    for document in documents:
        if _kind(document) == "questions":
            issues += check_front(document, QUESTION_FIELDS, QUESTION_EXTRAS)
        else:
            issues += check_front(document, ARTICLE_FIELDS, ARTICLE_EXTRAS)
            issues += _author_issues(document, authors)
            issues += _address_issues(document, pages)
            sections[document.file] = _read_sections(document, issues)
        issues += lint_document(document, ledger, pages)
    issues += _order_issues(documents)
    issues += topic_issues(documents, topics, "topics.toml")
    if issues:
        raise ContentError(sorted(set(issues)))
    return _render_library(documents, sections, ledger, authors, links, topics)


def _read_ledger_file(folder: Path, issues: list[ContentIssue]) -> Ledger:
    try:
        return read_ledger(read_file(folder, "evidence.toml"), "evidence.toml")
    except ContentError as problem:
        issues += problem.issues
    return Ledger({}, {})


def _read_authors_file(folder: Path, issues: list[ContentIssue]) -> dict[str, dict[str, str]]:
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


def _read_topics_file(folder: Path, issues: list[ContentIssue]) -> dict[str, Topic]:
    try:
        return read_topics(read_file(folder, "topics.toml"), "topics.toml")
    except ContentError as problem:
        issues += problem.issues
    return {}


def _address_issues(document: Document, pages: set[str]) -> list[ContentIssue]:
    """A page stands at the address of its own name, which some room must serve."""
    view = _slug(document).replace("-", "_")
    if _kind(document) != "pages" or view in pages:
        return []
    return [ContentIssue(document.file, 1, f"No view is named {view}; add it or rename the file.")]


def _author_issues(document: Document, authors: dict[str, dict[str, str]]) -> list[ContentIssue]:
    author = document.front.get("author")
    if author in authors:
        return []
    return [ContentIssue(document.file, 1, f"Author {author!r} is not in authors.toml; add them or correct the name.")]


def _read_documents(folder: Path, kinds: list[str], issues: list[ContentIssue]) -> list[Document]:
    documents = []
    for file in sorted(path for kind in kinds for path in (folder / kind).glob("*.md")):
        name = str(file.relative_to(folder))
        try:
            documents.append(read_document(read_file(folder, name), name))
        except ContentError as problem:
            issues += problem.issues
    return documents


def _read_sections(document: Document, issues: list[ContentIssue]) -> list[Section]:
    try:
        sections = split_sections(document)
    except ContentError as problem:
        issues += problem.issues
        return []
    issues += structure_issues(document, sections)
    return sections


def _kind(document: Document) -> str:
    return document.file.split("/")[0]


def _slug(document: Document) -> str:
    return document.file.split("/")[1].removesuffix(".md")


def _order_issues(documents: list[Document]) -> list[ContentIssue]:
    seen: dict[object, str] = {}
    issues = []
    for document in documents:
        order = document.front.get("order")
        if order is not None and order in seen:
            issues.append(ContentIssue(document.file, 1, f"Order {order} is that of {seen[order]}; choose another."))
        seen[order] = document.file
    return issues


def _render_library(
    documents: list[Document],
    sections: dict[str, list[Section]],
    ledger: Ledger,
    authors: dict[str, dict[str, str]],
    links: Links,
    topics: dict[str, Topic],
) -> Library:
    questions = [_render_question(document, ledger, links) for document in documents if _kind(document) == "questions"]
    questions.sort(key=lambda question: question.fields["position"])
    in_guide = render_questions([question.fields | {"slug": question.slug} for question in questions])
    articles = []
    drawings = []
    for document in documents:
        if _kind(document) != "questions":
            notes = Notes(ledger.claims, ledger.sources, links)
            article = _render_article(document, sections[document.file], notes, authors, in_guide)
            articles.append(_with_twin(article, sections[document.file], notes, _asked_in_guide(documents)))
            drawings += _render_diagrams(document, sections[document.file], notes)
    used = {claim_id for entry in articles + questions for claim_id in entry.used_claims}
    unused = [claim.id for claim in ledger.claims.values() if claim.origin == "guide" and claim.id not in used]
    if unused:
        message = f"No text refers to {', '.join(unused)}; a claim of the guide stands on a sentence. Use or remove it."
        raise ContentError([ContentIssue("evidence.toml", 1, message)])
    return Library(articles, drawings, questions, ledger, list(topics.values()))


def content_hash(document: Document) -> str:
    return hashlib.sha256(repr((sorted(document.front.items()), document.body)).encode()).hexdigest()


def _render_question(document: Document, ledger: Ledger, links: Links) -> ContentEntry:
    notes = Notes(ledger.claims, ledger.sources, links)
    html, _ = to_html(document.body, notes, numbered=False)
    front = dict(document.front)
    position = front.pop("order")
    fields = front | {"position": position, "html": html, "content_hash": content_hash(document)}
    return ContentEntry("questions", _slug(document), fields, tuple(notes.ids))


def _render_article(
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
    return ContentEntry(_kind(document), _slug(document), fields, tuple(notes.ids))


def _with_twin(article: ContentEntry, sections: list[Section], notes: Notes, questions: list[Document]) -> ContentEntry:
    return replace(
        article,
        fields=article.fields | {"markdown": render_markdown_export(article.fields, sections, notes, questions)},
    )


def _asked_in_guide(documents: list[Document]) -> list[Document]:
    asked = [document for document in documents if document.front.get("in_guide")]
    return sorted(asked, key=lambda document: document.front["order"])


def _render_diagrams(document: Document, sections: list[Section], notes: Notes) -> list[ContentEntry]:
    """The same drawings once more, each for a page of its own."""
    drawings = []
    for piece in (piece for section in sections for piece in section.pieces if piece.name == "mermaid"):
        graph, caption = split_mermaid(piece)
        diagram = diagrams.parse(graph)
        fields = {
            "article": _slug(document),
            "title": diagram.title,
            "description": diagram.description,
            "drawing": diagrams.draw(diagram, piece.argument),
            "outline": diagrams.outline(diagram),
            "caption": to_html(caption, notes)[0],
        }
        drawings.append(ContentEntry("diagram", piece.argument, fields))
    return drawings
