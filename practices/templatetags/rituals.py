"""The rituals of the day for a page of another app, which knows nothing of this one."""

from django import template
from django.template.context import Context
from django.utils import timezone

from practices.rituals.today import RitualsToday, rituals_today

register = template.Library()


@register.simple_tag(takes_context=True, name="rituals_today")
def of_today(context: Context) -> RitualsToday:
    return rituals_today(context["request"].user, timezone.now())
