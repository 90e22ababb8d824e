"""Parts of pages that take long to make, kept in this process for as long as what is published stays the same."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from articles.models import ContentVersion

Made = TypeVar("Made")


def cached(name: str, make: Callable[[], Made]) -> Made:
    """What `make` gave for `name` in this content version; it may be pickled. Costs one query once it is there."""
    key = f"{ContentVersion.objects.current_name()}/{name}"
    return cache.get_or_set(key, make, None)
