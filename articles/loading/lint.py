"""What the prose of a content file may not hold: unmarked findings, dead references, raw HTML. Pure."""

import re
from collections.abc import Iterator

from articles.loading.foreign_markdown import LINK, blanked, foreign_issues
from articles.parsing.documents import CLAIM_LINK, HEADING, ContentIssue, Document
from articles.parsing.ledger import Ledger

RAW_HTML = re.compile(r"<[a-zA-Z/!]")
MERMAID = re.compile(r"^::: mermaid.*?^:::\s*$", re.MULTILINE | re.DOTALL)
ANCHOR = re.compile(r"\{#([a-z][a-z0-9-]*)")
PEOPLE = (
    "people|persons|employees|managers|staff|workers|adults|professionals|participants|students|parents|physicians"
    "|nurses|women|men|volunteers|samples|trials"
)
FINDINGS = {
    "a per cent sign": re.compile(r"%|\bper ?cent\b", re.IGNORECASE),
    "a study": re.compile(r"\bstud(?:y|ies)\b", re.IGNORECASE),
    "what research shows": re.compile(r"\bresearch shows\b", re.IGNORECASE),
    "a count of people": re.compile(rf"\b\d[\d,.]*\s+(?:[\w-]+\s+){{0,2}}(?:{PEOPLE})\b", re.IGNORECASE),
}
STRONG_WORDS = re.compile(r"\b(?:causes|proves|helps most|the brain|dramatically|optimal)\b", re.IGNORECASE)


def lint_document(document: Document, ledger: Ledger, pages: set[str]) -> list[ContentIssue]:
    """Every issue of one file's body; `pages` are the names that `page:` links may use."""
    foreign = foreign_issues(document, blanked(MERMAID, document.body))
    issues = [*_reference_issues(document, ledger, pages), *_prose_issues(document), *foreign]
    return [ContentIssue(document.file, document.body_line + line, message) for line, message in issues]


def _prose_issues(document: Document) -> Iterator[tuple[int, str]]:
    prose = blanked(CLAIM_LINK, blanked(MERMAID, document.body))
    for number, line in enumerate(prose.split("\n")):
        if HEADING.match(line):
            continue
        for name, pattern in FINDINGS.items():
            if pattern.search(line):
                yield number, f"This line states {name} without a claim; mark it as [words](claim:id)."
        if match := STRONG_WORDS.search(line):
            yield number, f"“{match[0]}” is stronger than its evidence here; reword it or mark it as a claim."
        if RAW_HTML.search(line):
            yield number, "Raw HTML is not allowed; write Markdown or a named block."


def _reference_issues(document: Document, ledger: Ledger, pages: set[str]) -> Iterator[tuple[int, str]]:
    anchors = set(ANCHOR.findall(document.body))
    for match in LINK.finditer(document.body):
        line = document.body.count("\n", 0, match.start())
        scheme, _, name = match["target"].partition(":")
        if match["image"]:
            if not match["text"].strip():
                yield line, "Give the picture an alternative text between the square brackets."
            yield line, "Pictures stand in static/img and are drawn by the templates; remove this one."
        elif not match["text"].strip():
            yield line, "Give the link words between the square brackets."
        elif scheme == "claim" and name not in ledger.claims:
            yield line, f"Claim {name!r} is not in evidence.toml; add it there or correct the id."
        elif scheme == "page" and name not in pages:
            yield line, f"Page {name!r} does not exist; use the name of a page such as help or quick_assessment."
        elif match["target"].startswith("#") and match["target"][1:] not in anchors:
            yield line, f"No heading here has the anchor {match['target']}; correct it."
        elif scheme not in {"claim", "page", "https"} and not match["target"].startswith("#"):
            yield line, f"Link {match['target']!r}: use page:name inside the site and https:// outside it."
