"""Read every content file, check it against the others, and render it. Files in, plain data out; no database. Pure."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from articles.loading.entries import ContentEntry, render_article, render_diagrams, render_question, with_markdown
from articles.loading.files import (
    read_authors_file,
    read_documents,
    read_ledger_file,
    read_sections,
    read_topics_file,
)
from articles.loading.lint import lint_document
from articles.parsing.documents import ContentError, ContentIssue, Document, Section, check_front
from articles.parsing.ledger import Ledger
from articles.parsing.topics import Topic, topic_issues
from articles.rendering.blocks import render_questions
from articles.rendering.notes import Links, Notes

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
class Library:
    articles: list[ContentEntry]
    diagrams: list[ContentEntry]
    questions: list[ContentEntry]
    ledger: Ledger
    topics: list[Topic]


def read_library(folder: Path, links: Links) -> Library:
    """Everything below `folder`; raises ContentError with the issues of all files."""
    issues: list[ContentIssue] = []
    ledger = read_ledger_file(folder, issues)
    if issues:  # every reference to a claim would be reported too
        raise ContentError(issues)
    authors = read_authors_file(folder, issues)
    topics = read_topics_file(folder, issues)
    documents = read_documents(folder, [*ARTICLE_KINDS, "questions"], issues)
    sections: dict[str, list[Section]] = {}
    pages = links.names()
    for document in documents:
        if document.kind == "questions":
            issues += check_front(document, QUESTION_FIELDS, QUESTION_EXTRAS)
        else:
            issues += check_front(document, ARTICLE_FIELDS, ARTICLE_EXTRAS)
            issues += _author_issues(document, authors)
            issues += _address_issues(document, pages)
            sections[document.file] = read_sections(document, issues)
        issues += lint_document(document, ledger, pages)
    issues += _order_issues(documents)
    issues += topic_issues(documents, topics, "topics.toml")
    if issues:
        raise ContentError(sorted(set(issues)))
    return _render_library(documents, sections, ledger, authors, links, topics)


def _address_issues(document: Document, pages: set[str]) -> list[ContentIssue]:
    """A page stands at the address of its own name, which some app must serve."""
    view = document.slug.replace("-", "_")
    if document.kind != "pages" or view in pages:
        return []
    return [ContentIssue(document.file, 1, f"No view is named {view}; add it or rename the file.")]


def _author_issues(document: Document, authors: dict[str, dict[str, str]]) -> list[ContentIssue]:
    author = document.front.get("author")
    if author in authors:
        return []
    return [ContentIssue(document.file, 1, f"Author {author!r} is not in authors.toml; add them or correct the name.")]


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
    questions = [render_question(document, ledger, links) for document in documents if document.kind == "questions"]
    questions.sort(key=lambda question: question.fields["position"])
    in_guide = render_questions([question.fields | {"slug": question.slug} for question in questions])
    articles = []
    drawings = []
    for document in documents:
        if document.kind != "questions":
            notes = Notes(ledger.claims, ledger.sources, links)
            article = render_article(document, sections[document.file], notes, authors, in_guide)
            articles.append(with_markdown(article, sections[document.file], notes, _asked_in_guide(documents)))
            drawings += render_diagrams(document, sections[document.file], notes)
    used = {claim_id for entry in articles + questions for claim_id in entry.used_claims}
    unused = [claim.id for claim in ledger.claims.values() if claim.origin == "guide" and claim.id not in used]
    if unused:
        message = f"No text refers to {', '.join(unused)}; a claim of the guide stands on a sentence. Use or remove it."
        raise ContentError([ContentIssue("evidence.toml", 1, message)])
    return Library(articles, drawings, questions, ledger, list(topics.values()))


def _asked_in_guide(documents: list[Document]) -> list[Document]:
    asked = [document for document in documents if document.front.get("in_guide")]
    return sorted(asked, key=lambda document: document.front["order"])
