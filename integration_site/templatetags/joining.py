from typing import Any

from django import template

from accounts.models import Person
from integration_site.personal_data.registry import portable_summary

register = template.Library()


@register.inclusion_tag("integration_site/personal_data/merging/join_sides.html")
def both_sides(here: Person, there: Person) -> dict[str, Any]:
    """What each holds, in kinds, numbers and dates."""
    sides = [("Open in this browser now", here), ("Theirs, where this leads", there)]
    return {
        "sides": [{"title": title, "person": person, "stored": portable_summary(person)} for title, person in sides]
    }
