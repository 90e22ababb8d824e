"""Search with SQLite's FTS5, in the table `search_index` over the rows of SearchEntry."""

from collections.abc import Iterable, Sequence

from django.db import connection

from integration_site.models import SearchEntry
from integration_site.search.query_words import END, START, fts5_query

# A word in the title weighs as much as four in the text; a snippet has at most 28 words.
MATCHING = """
SELECT entry.*,
       highlight(search_index, 0, %s, %s) AS marked_title,
       snippet(search_index, 1, %s, %s, '…', 28) AS marked_text
FROM search_index JOIN integration_site_searchentry AS entry ON entry.id = search_index.rowid
WHERE search_index MATCH %s
ORDER BY bm25(search_index, 4.0, 1.0), entry.id
LIMIT %s
"""


def matching(words: Sequence[str], *, every: bool, limit: int) -> Iterable[SearchEntry]:
    """Best first, with `marked_title` and `marked_text`."""
    return SearchEntry.objects.raw(MATCHING, [START, END, START, END, fts5_query(words, every=every), limit])


def reindex() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
