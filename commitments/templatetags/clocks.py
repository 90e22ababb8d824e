from typing import Any

from django import template

from accounts.guests import current_person
from accounts.models import Person, zone_of
from commitments.wording.days_and_hours import city_of

register = template.Library()


@register.filter
def clock_place(person: Person | None) -> str:
    """The place whose clock counts for the person, or for a visitor."""
    return city_of(zone_of(person).key)


@register.inclusion_tag("components/clock_line.html", takes_context=True)
def clock_line(context: template.Context) -> dict[str, Any]:
    """Say by which clock the days and hours of a personal page are."""
    return {"person": current_person(context["request"])}
