"""What this app offers to a search of the site."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from django.urls import reverse

from articles.links import row_url
from articles.models import Article, Claim, Diagram, Question
from articles.rendering.text import html_of, readable_text, text_sections


class IndexEntry(TypedDict):
    """One place: plain texts, and an address with its anchor. `state` is that of a claim, else ""."""

    kind: str
    title: str
    address: str
    text: str
    state: str


def search_entries() -> Iterable[IndexEntry]:
    yield from _sections()
    yield from _diagrams()
    yield from _questions()
    yield from _claims()


def _sections() -> Iterator[IndexEntry]:
    for article in Article.objects.order_by("pk"):
        kind = "section" if article.kind == "guide" else "page"
        for passage in text_sections(html_of(article.parts)):
            address = f"{article.get_absolute_url()}#{passage.anchor}"
            title = passage.title if kind == "section" else f"{article.title}: {passage.title}"
            yield IndexEntry(kind=kind, title=title, address=address, text=passage.text, state="")


def _diagrams() -> Iterator[IndexEntry]:
    """Their words, found where the article shows them."""
    for diagram in Diagram.objects.order_by("pk"):
        address = f"{reverse('articles:article', args=[diagram.article])}#figure-{diagram.slug}"
        text = f"{diagram.description} {readable_text(diagram.outline)}"
        yield IndexEntry(kind="section", title=f"Diagram: {diagram.title}", address=address, text=text, state="")


def _questions() -> Iterator[IndexEntry]:
    for question in Question.objects.all():
        text = readable_text(question.html)
        yield IndexEntry(
            kind="question", title=question.title, address=question.get_absolute_url(), text=text, state=""
        )


def _claims() -> Iterator[IndexEntry]:
    for claim in Claim.objects.prefetch_related("sources"):
        names = "; ".join(source.short_name for source in claim.sources.all())
        yield IndexEntry(
            kind="claim" if claim.origin == "guide" else "popular",
            title=claim.statement,
            address=row_url(claim.origin, claim.slug),
            text=" ".join(part for part in (claim.note, claim.detail, names) if part),
            state=claim.state,
        )
