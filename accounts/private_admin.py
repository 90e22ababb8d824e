"""What the admin may show of people: that rows exist, and when."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class ListedLookups(admin.ModelAdmin):
    """A list is filtered by its own filters alone: by other fields, words could be guessed a letter at a time."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        filters = [each if isinstance(each, str) else each[0] for each in self.get_list_filter(request)]
        return any(f"{lookup}__".startswith(f"{each}__") for each in [*filters, self.date_hierarchy] if each)


class PrivateWordsAdmin(ListedLookups):
    """Staff see that rows exist and when, and may delete them. What people wrote is shown nowhere in the admin."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
