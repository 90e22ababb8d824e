from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from integration_site.models import Lease, QuestionCount, Release
from integration_site.personal_data import admin as person_admin  # noqa: F401 -- registers people and groups


class WrittenByServe(admin.ModelAdmin):
    """Only looked at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Release)
class ReleaseAdmin(WrittenByServe):
    list_display = ["fingerprint", "prepared_at"]
    ordering = ["-prepared_at"]


@admin.register(Lease)
class LeaseAdmin(WrittenByServe):
    list_display = ["name", "holder", "until"]


@admin.register(QuestionCount)
class QuestionCountAdmin(WrittenByServe):
    list_display = ["month", "kind", "count"]
    ordering = ["-month", "kind"]
