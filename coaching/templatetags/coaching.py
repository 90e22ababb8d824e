"""The one suggestion for a page of another room, which knows nothing of this one."""

from django import template
from django.template.context import Context
from django.utils import timezone

from coaching.context import build_context_from
from coaching.rows import rows_of
from coaching.suggestions.engine import choose
from coaching.suggestions.library import suggestions
from commitments.week.page import WeekPage

register = template.Library()


@register.inclusion_tag("components/week_suggestion.html", takes_context=True)
def week_suggestion(context: Context, page: WeekPage) -> dict[str, object]:
    """About the plan that the page shows first, in three queries. Its heading is an h2."""
    now = timezone.now()
    known = build_context_from(context["request"].user, page.panels[0] if page.panels else None, now)
    choices = choose(suggestions(), known.facts, known.said, now.date(), count=1)
    return {
        "rows": rows_of(choices, known),
        "circumstance": known.facts.circumstance,
        "csrf_token": context.get("csrf_token"),
    }
