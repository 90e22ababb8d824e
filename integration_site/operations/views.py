"""Whether the site can serve, for programs that watch it."""

from functools import lru_cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import Article
from integration_site.models import SearchEntry


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    found = faults()
    status = {"status": "unavailable", "faults": found} if found else {"status": "ok"}
    return JsonResponse(status, status=503 if found else 200)


@never_cache
@require_safe
def health_live(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing is asked of the database."""
    return JsonResponse({"status": "ok"})


def faults() -> list[str]:
    """Of `database`, `migrations` and `content`, what is missing."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
        if not wanted_migrations() <= applied:
            return ["migrations"]
        return [] if Article.objects.exists() and SearchEntry.objects.exists() else ["content"]
    except DatabaseError:
        return ["database"]


@lru_cache(maxsize=1)
def wanted_migrations() -> frozenset[tuple[str, str]]:
    """Those that this code knows."""
    return frozenset(MigrationLoader(None).disk_migrations)
