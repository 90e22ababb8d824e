from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.cached import cached
from articles.models import Article, Diagram


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    today = timezone.localdate()
    return render(
        request, "articles/pages/article.html", cached(f"guide/{slug}/{today}", lambda: _read_guide(slug, today))
    )


def _read_guide(slug: str, today: date) -> dict[str, object]:
    guides = Article.objects.filter(kind="guide", slug=slug)
    main = render_to_string("articles/pages/article_main.html", article_context(get_object_or_404(guides), today))
    return article_context(guides.defer("markdown", "parts").get(), today) | {"main": main}


def article_context(article: Article, today: date) -> dict[str, object]:
    """What every page that shows an article needs; `print_foot` stands at the foot of each printed page."""
    address = settings.SITE_URL.partition("://")[2] + article.get_absolute_url()
    return {
        "article": article,
        "changes": [{"on": date.fromisoformat(change["on"]), "note": change["note"]} for change in article.changes],
        "is_overdue": article.review_due_on < today,
        "print_foot": f"{address} · Reviewed {article.reviewed_on:%-d %B %Y}",
    }


@require_safe
def diagram(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "articles/pages/diagram.html", {"diagram": get_object_or_404(Diagram, slug=slug)})
