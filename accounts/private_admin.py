"""What the admin may show of people: that rows exist, and when."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, Model
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


def register_private(model: type[Model], *columns: str, ordering: str = "", date_hierarchy: str | None = None) -> None:
    """The same columns in the list and on the page of a row. `ordering` is that of the list, the newest first."""
    options = {
        "list_display": ["__str__", *columns],
        "list_select_related": [name for name in columns if isinstance(model._meta.get_field(name), ForeignKey)],
        "ordering": [ordering] if ordering else [],
        "date_hierarchy": date_hierarchy,
        "fields": list(columns),
    }
    admin.site.register(model, type(f"{model.__name__}Admin", (PrivateWordsAdmin,), options))
