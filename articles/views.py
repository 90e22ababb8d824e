from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Claim, Diagram, Question


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_object_or_404(Article, kind="guide", slug=slug)
    return render(request, "articles/article.html", {"article": article})


@require_safe
def diagram(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "articles/diagram.html", {"diagram": get_object_or_404(Diagram, slug=slug)})


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    groups = [(name, list(questions)) for name, questions in groupby(Question.objects.all(), lambda row: row.group)]
    return render(request, "articles/question_list.html", {"groups": groups})


@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/claim_list.html", {"claims": Claim.objects.prefetch_related("sources")})
