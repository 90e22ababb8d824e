"""What search engines are told about an article, as JSON-LD in the vocabulary of schema.org. Pure.

Every value is one that the page itself shows.
"""

import json
from dataclasses import dataclass
from datetime import date

LANGUAGE = "en-GB"
# A text that ends the script element, or opens a comment in it, must not stand in the data.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

Data = dict[str, object]


@dataclass(frozen=True)
class ArticleFacts:
    """One article as its page shows it. `address`, `home` and `image` are absolute; `image` may be empty."""

    site: str
    address: str
    home: str
    image: str
    title: str
    lead: str
    author: str
    published_on: date
    changed_on: date
    reviewed_on: date


def article_graph(facts: ArticleFacts) -> Data:
    """The page, the article on it, and the way to it from the first page."""
    return {"@context": "https://schema.org", "@graph": [_web_page(facts), _article(facts), _breadcrumbs(facts)]}


def to_script(data: Data) -> str:
    """JSON that may stand inside a script element as it is."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def _web_page(facts: ArticleFacts) -> Data:
    return {
        "@type": "WebPage",
        "@id": facts.address,
        "url": facts.address,
        "name": facts.title,
        "inLanguage": LANGUAGE,
        "lastReviewed": facts.reviewed_on.isoformat(),
        "reviewedBy": _author(facts),
        "breadcrumb": {"@id": f"{facts.address}#breadcrumb"},
    }


def _article(facts: ArticleFacts) -> Data:
    return {
        "@type": "Article",
        "@id": f"{facts.address}#article",
        "headline": facts.title,
        "description": facts.lead,
        "datePublished": facts.published_on.isoformat(),
        "dateModified": facts.changed_on.isoformat(),
        "author": _author(facts),
        "publisher": {"@type": "Organization", "name": facts.site, "url": facts.home},
        **({"image": facts.image} if facts.image else {}),
        "mainEntityOfPage": {"@id": facts.address},
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
    }


def _author(facts: ArticleFacts) -> Data:
    return {"@type": "Organization", "name": facts.author, "url": f"{facts.address}#author"}


def _breadcrumbs(facts: ArticleFacts) -> Data:
    steps = [(facts.site, facts.home), (facts.title, facts.address)]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{facts.address}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
