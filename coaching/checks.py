"""The authored files of this app, joined to `manage.py check`: a broken one stops a deploy and never a reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import NoReverseMatch, reverse

from coaching.suggestions import library
from coaching.suggestions.links import DESTINATIONS, GUIDE

EXAMPLES = {"plan": [1], "section": [GUIDE]}


@register
def library_files(app_configs: Any, **options: Any) -> list[CheckMessage]:
    return [Error(str(issue), id="coaching.E001") for issue in library.all_issues()]


@register
def destinations(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Pages that a step can lead to must exist, and take what it gives them."""
    return [
        Error(f"destinations.py: {name}: {found.view!r} is no page that takes this; correct it.", id="coaching.E002")
        for name, found in DESTINATIONS.items()
        if not _leads_somewhere(found.view, EXAMPLES.get(found.takes, []))
    ]


def _leads_somewhere(view: str, args: list[int | str]) -> bool:
    try:
        return bool(reverse(view, args=args))
    except NoReverseMatch:
        return False
