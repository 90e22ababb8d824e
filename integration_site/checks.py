"""System checks of what the rooms promise one another by name."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from articles.actions import CONTENT
from articles.addresses import SiteLinks
from articles.documents import ContentProblem
from articles.library import read_library
from assessments import library as assessment_library
from assessments.faults import DataProblem


@register("content")
def check_slots(**kwargs: Any) -> list[CheckMessage]:
    """Profiles and instruments that an article's blocks name must exist."""
    try:
        articles = read_library(CONTENT, SiteLinks()).articles
        known = {"profile": set(assessment_library.profiles().profiles), "assessment": {assessment_library.QUICK}}
    except (ContentProblem, DataProblem):
        return []  # each room reports its own faults
    named = {
        (article.slug, str(part["slot"]), value)
        for article in articles
        for part in article.fields["parts"]
        for value in part.get("values", [])
    }
    return [
        Error(
            f"{slug}.md: ::: {slot} {value} names nothing; use one of {', '.join(sorted(known[slot]))}.", id="site.E001"
        )
        for slug, slot, value in sorted(named)
        if slot in known and value not in known[slot]
    ]
