"""Search with PostgreSQL's full text, in the column `vector` that the migrations add to the rows of SearchEntry.

Unlike on SQLite, accents count: leaving them out would need an extension.
"""

from collections.abc import Iterable, Sequence

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVectorField
from django.db.models.expressions import RawSQL

from integration_site.models import SearchEntry
from integration_site.search.query_words import END, START, tsquery

CONFIG = "site_search"  # made by the migration
LONG_TEXTS_COUNT_LESS = 1  # the rank is divided by 1 + log(length), as bm25 does in its way
MARKS = {"start_sel": START, "stop_sel": END}


def matching(words: Sequence[str], *, every: bool, limit: int) -> Iterable[SearchEntry]:
    """Best first, with `marked_title` and `marked_text`."""
    vector = RawSQL("integration_site_searchentry.vector", [], output_field=SearchVectorField())
    query = SearchQuery(tsquery(words, every=every), search_type="raw", config=CONFIG)
    found = SearchEntry.objects.annotate(vector=vector).filter(vector=query)
    ranked = found.annotate(
        rank=SearchRank(vector, query, normalization=LONG_TEXTS_COUNT_LESS),
        marked_title=SearchHeadline("title", query, config=CONFIG, highlight_all=True, **MARKS),
        marked_text=SearchHeadline("text", query, config=CONFIG, min_words=14, max_words=28, **MARKS),
    )
    return ranked.order_by("-rank", "pk").defer("text")[:limit]


def reindex() -> None:
    """Nothing to do: PostgreSQL keeps the column."""
