"""What articles and questions are about: the words of their front matter, each with a title and a sentence. Pure."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from articles.parsing.documents import ContentError, ContentIssue, Document

NAME = re.compile(r"^[a-z]+([ -][a-z]+)*$")
KEYS = {"title", "sentence"}


@dataclass(frozen=True)
class Topic:
    """`name` is the word in front matters; `slug` stands in the address."""

    name: str
    slug: str
    title: str
    sentence: str


def read_topics(text: str, file: str) -> dict[str, Topic]:
    """The topics by name, in file order. Raises ContentError with every issue."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ContentError([ContentIssue(file, 1, f"The topics are not TOML: {problem}.")]) from None
    issues = []
    for name, row in data.items():
        if not NAME.match(name):
            issues.append(f"Topic {name!r}: use lower-case words with a space or a hyphen between them.")
        if not isinstance(row, dict) or row.keys() != KEYS or not all(isinstance(word, str) for word in row.values()):
            issues.append(f"Give topic {name} exactly a title and a sentence.")
    slugs = [slug_of(name) for name in data]
    issues += [f"Two topics stand at /topics/{slug}/; rename one." for slug in set(slugs) if slugs.count(slug) > 1]
    if issues:
        raise ContentError([ContentIssue(file, 1, message) for message in issues])
    return {name: Topic(name, slug_of(name), row["title"], row["sentence"]) for name, row in data.items()}


def slug_of(name: str) -> str:
    return name.replace(" ", "-")


def topic_issues(documents: list[Document], topics: Mapping[str, Topic], file: str) -> list[ContentIssue]:
    """Topics used but not authored, and topics authored but used by nothing."""
    issues = []
    used: set[str] = set()
    for document in documents:
        names = document.front.get("topics", [])
        named = {str(name) for name in names} if isinstance(names, list) else set()
        used |= named
        issues += [
            ContentIssue(document.file, 1, f"Topic {name!r} is not in {file}; add it there or correct the name.")
            for name in named - topics.keys()
        ]
    unused = [f"Nothing is about {name}; give a text this topic or remove it." for name in topics.keys() - used]
    return issues + [ContentIssue(file, 1, message) for message in unused]
