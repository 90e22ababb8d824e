from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coaching.suggestions.library import suggestions
from coaching.suggestions.loading import OF_CIRCUMSTANCES

HEADINGS = {
    "begin": "Before there is a plan",
    "reach": "What is within reach",
    "portraits": "For each portrait",
    "answers": "After a protected time",
    "course": "When several weeks say the same",
    "obstacles": "What gets in the way",
    "conditions": "What the full assessment shows",
}


def headings() -> dict[str, str]:
    """By theme; a circumstance is said as its items give it for their reason."""
    reasons = suggestions().reasons["circumstance"]
    return HEADINGS | {theme: f"When {reasons[kind]}" for theme, kind in OF_CIRCUMSTANCES.items()}


@require_safe
def coach_library(request: HttpRequest) -> HttpResponse:
    """Everything the coach can suggest, so that nobody needs to be of a certain kind to read it."""
    items = suggestions().items
    groups = [(theme, words, [item for item in items if item.theme == theme]) for theme, words in headings().items()]
    return render(request, "coaching/coach_library.html", {"groups": groups, "count": len(items)})
