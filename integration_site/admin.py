from django.contrib import admin
from django.http import HttpRequest

from integration_site.models import Release


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    """What `serve` wrote; only looked at."""

    list_display = ["fingerprint", "prepared_at"]
    ordering = ["-prepared_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False
