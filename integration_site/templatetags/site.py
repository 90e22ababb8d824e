from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from integration_site.styles import style_for

register = template.Library()


@register.simple_tag(takes_context=True)
def page_style(context: Context, page: str) -> SafeString:
    """The style of one kind of page, inline; its hash is left on the request for the policy header."""
    style = style_for(page)
    request = context.get("request")
    if request is not None:
        request.style_source = style.source
    return mark_safe(f"<style>{style.text}</style>")  # noqa: S308 -- our own files
