"""The authored files of this app, joined to `manage.py check`: a broken one stops a deploy and never a reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import NoReverseMatch, reverse

from practices.loading import library
from practices.loading.content_files import ContentFileError


@register
def practice_files(app_configs: Any, **options: Any) -> list[CheckMessage]:
    return [Error(issue, id="practices.E001") for issue in library.all_issues()]


@register
def step_views(app_configs: Any, **options: Any) -> list[CheckMessage]:
    try:
        views = [step.view for step in library.steps() if step.view]
    except ContentFileError:
        return []  # reported above
    return [
        Error(f"steps.toml: view {view!r} leads nowhere; name one without arguments.", id="practices.E002")
        for view in views
        if not _is_there(view)
    ]


def _is_there(view: str) -> bool:
    try:
        return bool(reverse(view))
    except NoReverseMatch:
        return False
