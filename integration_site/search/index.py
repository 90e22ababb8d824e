"""One search over what the apps offer, behind it SQLite's FTS5 or PostgreSQL's full text."""

from dataclasses import dataclass

from django.db import connection, transaction

from articles.search_entries import search_entries as article_entries
from assessments.search_entries import search_entries as assessment_entries
from coaching.search_entries import search_entries as coaching_entries
from integration_site.models import SearchEntry
from integration_site.search.backends import postgresql as search_postgresql
from integration_site.search.backends import sqlite as search_sqlite
from integration_site.search.query_words import MAX_WORDS, Piece, split_marks, words_of

BACKENDS = {"sqlite": search_sqlite, "postgresql": search_postgresql}


@dataclass(frozen=True)
class Hit:
    """`state` and `css` belong to a claim's mark; both are "" for everything else."""

    kind: str
    title: list[Piece]
    address: str
    snippet: list[Piece]
    state: str
    css: str


@dataclass(frozen=True)
class Found:
    """`hits` best first. `loose`: none had all words, these have some. `unused`: words beyond MAX_WORDS."""

    hits: list[Hit]
    words: list[str]
    loose: bool = False
    unused: int = 0


def search(typed: str, limit: int) -> Found:
    every_word = words_of(typed)
    words = every_word[:MAX_WORDS]
    unused = len(every_word) - len(words)
    if not words:
        return Found([], [])
    hits = _hits(words, every=True, limit=limit)
    if hits or len(words) == 1:
        return Found(hits, words, unused=unused)
    hits = _hits(words, every=False, limit=limit)
    return Found(hits, words, loose=bool(hits), unused=unused)


def _hits(words: list[str], *, every: bool, limit: int) -> list[Hit]:
    rows = BACKENDS[connection.vendor].matching(words, every=every, limit=limit)
    return [
        Hit(
            kind=row.kind,
            title=split_marks(row.marked_title),
            address=row.address,
            snippet=split_marks(row.marked_text),
            state=row.get_state_display(),
            css=row.css,
        )
        for row in rows
    ]


def rebuild_index() -> int:
    """Make the index equal to what the apps offer now; a search meanwhile sees the old one whole."""
    with transaction.atomic():
        entries = [*article_entries(), *assessment_entries(), *coaching_entries()]
        SearchEntry.objects.all().delete()
        SearchEntry.objects.bulk_create(SearchEntry(pk=place, **entry) for place, entry in enumerate(entries, start=1))
        BACKENDS[connection.vendor].reindex()
    return len(entries)
