from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY

register = template.Library()


@register.simple_tag(takes_context=True)
def block_text(context: Context, name: str) -> str:
    """What another block of this page holds, once more: a template may print each block only in one place."""
    return context.render_context[BLOCK_CONTEXT_KEY].get_block(name).render(context)
