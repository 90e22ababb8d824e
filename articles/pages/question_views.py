from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.ledger.page import previous_and_next
from articles.models import Question


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    groups = grouped(Question.objects.all())
    return render(request, "articles/pages/question_list.html", {"groups": groups.items()})


@require_safe
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question between its neighbours, in the order of the list."""
    questions = [question for group in grouped(Question.objects.all()).values() for question in group]
    question = next((question for question in questions if question.slug == slug), None)
    if question is None:
        raise Http404
    before, after = previous_and_next(questions, question)
    return render(request, "articles/pages/question.html", {"question": question, "before": before, "after": after})


def grouped(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """The questions by group, both in order of first appearance: `order` ranks them across groups, for the guide."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(question.group, []).append(question)
    return groups
