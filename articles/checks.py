from typing import Any

from django.core.checks import CheckMessage, Error, register

from articles.actions import CONTENT
from articles.addresses import SiteLinks
from articles.documents import ContentProblem
from articles.library import read_library


@register("content")
def check_content(**kwargs: Any) -> list[CheckMessage]:
    """A broken content file stops a deploy, never a reader."""
    try:
        read_library(CONTENT, SiteLinks())
    except ContentProblem as problem:
        return [Error(str(fault), id="articles.E001") for fault in problem.faults]
    return []
