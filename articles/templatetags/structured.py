from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article
from articles.rendering.json_ld import ArticleFacts, article_graph, to_script

register = template.Library()


@register.simple_tag
def article_data(article: Article, picture: str) -> SafeString:
    """The article as a data block for search engines. `picture` is an absolute address, or empty."""
    facts = ArticleFacts(
        site=settings.SITE_NAME,
        address=settings.SITE_URL + article.get_absolute_url(),
        home=settings.SITE_URL + reverse("home"),
        image=picture,
        title=article.title,
        lead=article.lead,
        author=article.author["name"],
        published_on=article.published_on,
        changed_on=article.changed_on,
        reviewed_on=article.reviewed_on,
    )
    script = to_script(article_graph(facts))
    return mark_safe(f'<script type="application/ld+json">{script}</script>')  # noqa: S308 # nosec B308 B703 -- escaped by to_script
