from typing import Any

from django.core.checks import CheckMessage, Error, register

from articles.loading.actions import CONTENT, checked_library
from articles.parsing.documents import ContentError


@register("content")
def check_content(**kwargs: Any) -> list[CheckMessage]:
    """A broken content file stops a deploy, never a reader."""
    try:
        checked_library(CONTENT)
    except ContentError as problem:
        return [Error(str(issue), id="articles.E001") for issue in problem.issues]
    return []
