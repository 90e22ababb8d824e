"""The feed of what was published and changed. Every address starts at SITE_URL, never at the request's host."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.rendering.json_ld import LANGUAGE

Entry = dict[str, object]


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    atom = Atom1Feed(
        title=settings.SITE_NAME,
        link=settings.SITE_URL + reverse("home"),
        description="New articles, and what changed in them.",
        language=LANGUAGE,
        author_name=settings.OPERATOR_NAME or settings.SITE_NAME,
        feed_url=settings.SITE_URL + reverse("feed"),
        feed_guid=settings.SITE_URL + reverse("feed"),
    )
    entries = [entry for article in Article.objects.order_by("slug") for entry in _entries(article)]
    for entry in sorted(entries, key=lambda entry: entry["updateddate"], reverse=True):
        atom.add_item(**entry)
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def _entries(article: Article) -> Iterator[Entry]:
    """The article itself, then one entry for each day with change notes."""
    address = settings.SITE_URL + article.get_absolute_url()
    yield _entry(article, address, article.title, article.lead, article.published_on, article.changed_on)
    for day in sorted({change["on"] for change in article.changes}, reverse=True):
        notes = " ".join(change["note"] for change in article.changes if change["on"] == day)
        on = date.fromisoformat(day)
        title = f"{article.title}: what changed on {on.day} {on:%B %Y}"
        yield _entry(article, f"{address}#changed-{day}", title, notes, on, on)


def _entry(article: Article, guid: str, title: str, text: str, published_on: date, updated_on: date) -> Entry:
    """`guid` never changes; the text is plain and escaped here, since a summary is read as HTML."""
    return {
        "title": title,
        "link": settings.SITE_URL + article.get_absolute_url(),
        "description": escape(text),
        "author_name": article.author["name"],
        "unique_id": guid,
        "pubdate": _noon(published_on),
        "updateddate": _noon(updated_on),
    }


def _noon(day: date) -> datetime:
    """Noon in UTC: the same day nearly everywhere."""
    return datetime.combine(day, time(12), tzinfo=UTC)
