from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.rendering.markdown_export import absolutize


@require_safe
def markdown_twin(request: HttpRequest, slug: str) -> HttpResponse:
    """The article as Markdown; the header says that the page is the original."""
    article = get_object_or_404(Article, kind="guide", slug=slug)
    path = article.get_absolute_url()
    text = absolutize(article.markdown, settings.SITE_URL, path)
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response.headers["Link"] = f'<{settings.SITE_URL}{path}>; rel="canonical"'
    return response
