"""Markdown that no page of ours can show, or that would get past the rules for links. Pure."""

import re
from collections.abc import Iterator

from articles.parsing.documents import Document
from articles.rendering.markdown import targets_of

LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]*)\)")
ITEM = r"^\s*(?:(?:[>*+-]|\d+\.)\s+)*"
RULES = {
    re.compile(rf"{ITEM}\[[^\[\]]*\]:|\[\^|\]\s?\[[^\]]*\](?!\()"): (
        "Links by reference and footnotes are not shown; write the link as [words](target)."
    ),
    re.compile(rf"{ITEM}(?:```|~~~)"): "Fences of code are not shown; write it as a sentence.",
    re.compile(r"&(?:#\w+|[A-Za-z]\w*);"): "Write the character itself in place of its name between & and ;.",
    re.compile(r'\{(?!#[a-z][a-z0-9-]*(?: toc="[^"{}]*")?(?: art="[a-z]+")?\}\s*$)'): (
        "Only the anchor of a heading stands in braces; remove this one."
    ),
}
TABLE = re.compile(rf"{ITEM}(?:\||:?-{{3,}}:?\s*\|)")
TABLE_BLOCKS = re.compile(r"^::: (?:compare|paths)\b.*?^:::\s*$", re.MULTILINE | re.DOTALL)
OF_ARTICLES = {
    re.compile(r"^:::"): "Named blocks stand in articles only; write it as a sentence.",
    re.compile(r"^#{1,2}\s"): "The title of a question is its heading; begin smaller ones with ###.",
}


def foreign_issues(document: Document, prose: str) -> Iterator[tuple[int, str]]:
    """Line from 0 and message; `prose` is the body without its diagrams, its lines where they were."""
    is_question = document.file.startswith("questions/")
    rules = RULES | (OF_ARTICLES if is_question else {})
    for number, line in enumerate(prose.split("\n")):
        yield from ((number, message) for pattern, message in rules.items() if pattern.search(line))
    for number, line in enumerate(blanked(TABLE_BLOCKS, prose).split("\n")):
        if TABLE.match(line):
            yield number, "A table is shown only in an article, within ::: compare or ::: paths; write it as a list."
    yield from _hidden_links(prose)


def _hidden_links(prose: str) -> Iterator[tuple[int, str]]:
    """What becomes a link without standing there as one, so that no rule for links has seen it."""
    seen = {match["target"] for match in LINK.finditer(prose)}
    for target in targets_of(prose):
        if target not in seen:
            line = prose.count("\n", 0, max(prose.find(target), 0))
            yield line, f"Write the link to {target!r} as [words](target): no title, spaces, or brackets in its words."


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """`text` with each match emptied, its line breaks kept so that lines keep their numbers."""
    return pattern.sub(lambda match: "\n" * match[0].count("\n"), text)
