"""Which answers may be kept, and by whom."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from integration_site.middleware.headers import Handler
from integration_site.personal_data.registry import personal_models

READS_QUERY = "work_life_harmony.reads_query"  # in the environ of a request that was answered: whether its view did
SAME_FOR_EVERYONE = "public, max-age=0, must-revalidate"
KEPT_FOR_BACK = "private, no-cache"  # no-store would take what was typed from whoever comes back


def declare_caching(get_response: Handler) -> Handler:
    """A page that touched neither session nor CSRF token is the same for everyone; any other is nobody else's, and
    stored nowhere unless it has a form for a person's words. That holds behind a secret too, which its address tells.

    Nor may it have read a row of a person's, which changes with that person, or a query, in which somebody's words
    stand. Deciding by what the view did, not by a list, means that a forgotten mark can never publish a personal page.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        asked: list[str] = []
        with connection.execute_wrapper(_listen(asked)):
            response = get_response(request)
        request.environ[READS_QUERY] = "GET" in vars(request)  # a cached property: made when first asked for
        if getattr(request, "holds_typed_words", False):
            response.headers["Cache-Control"] = KEPT_FOR_BACK
        elif not response.has_header("Cache-Control"):
            if _is_same_for_everyone(request, response) and not any(map(_is_about_people, asked)):
                response.headers["Cache-Control"] = SAME_FOR_EVERYONE
                patch_vary_headers(response, ["Cookie"])
            else:
                patch_cache_control(response, no_store=True)
        return response

    return middleware


def _listen(asked: list[str]) -> Callable[..., Any]:
    def listen(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    return listen


def _is_about_people(sql: str) -> bool:
    return any(table in sql for table in _tables_of_people())


@lru_cache
def _tables_of_people() -> list[str]:
    return [f'"{model._meta.db_table}"' for model in personal_models()]


def _is_same_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    session = getattr(request, "session", None)
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code == 200
        and not (session is not None and session.accessed)
        and not response.cookies
        and not (request.environ[READS_QUERY] and request.META["QUERY_STRING"])
        and not (response.streaming or b"csrfmiddlewaretoken" in response.content)
    )
