"""Part of every template (`builtins` in settings), as words of people stand on most pages."""

from django import template
from django.template.defaultfilters import stringfilter

from accounts import text

register = template.Library()
register.filter("isolated", stringfilter(text.isolated))
