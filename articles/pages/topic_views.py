from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from articles.models import Article, Question, Topic

RENAMED = {"well-being": "wellbeing"}  # addresses of earlier versions


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    if slug in RENAMED:
        return redirect("articles:topic", RENAMED[slug], permanent=True)
    topic = get_object_or_404(Topic, slug=slug)
    articles = Article.objects.only("kind", "slug", "title", "lead", "minutes", "topics").order_by("pk")
    questions = Question.objects.only("slug", "title", "description", "topics")
    context = {
        "topic": topic,
        "others": [other for other in Topic.objects.all() if other != topic],
        "articles": about(articles, topic.name),
        "questions": about(questions, topic.name),
    }
    return render(request, "articles/pages/topic.html", context)


def about(rows: models.QuerySet, name: str) -> list[models.Model]:
    """Chosen here and not in the query: SQLite cannot look into a JSON list, and the rows are few."""
    return [row for row in rows if name in row.topics]
