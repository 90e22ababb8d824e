"""The places of the site that answer a question."""

from integration_site.ask.passages import SHOWN, is_answer
from integration_site.search.index import Hit, search
from integration_site.search.views import KINDS

MAX_FOUND = 60


def answers_to(question: str) -> list[tuple[str, Hit]]:
    """The best places of the guide, the questions and the ledger, each with its kind; none rather than a poor one."""
    found = search(question, MAX_FOUND)
    good = [hit for hit in found.hits if not found.loose or is_answer(found.words, _marked(hit))]
    return [(KINDS[hit.kind], hit) for hit in good[:SHOWN]]


def _marked(hit: Hit) -> list[str]:
    return [piece.text for piece in [*hit.title, *hit.snippet] if piece.marked]
