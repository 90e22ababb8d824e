from typing import Any

from django.core.checks import CheckMessage, Error, register

from articles.links import SiteLinks
from articles.loading.actions import CONTENT
from articles.loading.documents import ContentError
from articles.loading.library import read_library


@register("content")
def check_content(**kwargs: Any) -> list[CheckMessage]:
    """A broken content file stops a deploy, never a reader."""
    try:
        read_library(CONTENT, SiteLinks())
    except ContentError as problem:
        return [Error(str(fault), id="articles.E001") for fault in problem.faults]
    return []
