"""People in the admin: numbers, dates and counts. Accounts of staff are a superuser's alone to make and to change."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Field, QuerySet
from django.forms import Field as FormField
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Person
from accounts.private_admin import ListedLookups
from integration_site.personal_data.erasing.actions import erase_person
from integration_site.personal_data.registry import data_summary

SEEN = ["number", "stored", "created_at", "last_login"]
RIGHTS = ["email", "password", "is_active", "is_superuser", "groups", "user_permissions"]


@admin.register(Person)
class PersonAdmin(ListedLookups, UserAdmin):
    """Guests are read-only for everybody, and go only by the erasure that backups follow."""

    add_fieldsets = [(None, {"fields": ["email", "usable_password", "password1", "password2"]})]
    list_display = ["__str__", "staff_address", "is_active", "created_at", "last_login"]
    list_filter = ["is_staff", "is_active"]
    search_fields = []
    ordering = ["-created_at"]
    readonly_fields = SEEN

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return request.user.is_superuser and (obj is None or obj.is_staff)

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        is_theirs = obj is None or not obj.is_staff or request.user.is_superuser
        return is_theirs and super().has_delete_permission(request, obj)

    def get_list_display(self, request: HttpRequest) -> list[str]:
        return [name for name in self.list_display if name != "staff_address" or request.user.is_superuser]

    def get_fieldsets(self, request: HttpRequest, obj: Person | None = None) -> Any:
        if obj is None:
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": [*RIGHTS, *SEEN] if self.has_change_permission(request, obj) else SEEN})]

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> FormField | None:
        """Forms are there for staff alone, who sign in with their address."""
        needed = {"required": True} if db_field.name == "email" else {}
        return super().formfield_for_dbfield(db_field, request, **kwargs | needed)

    def save_model(self, request: HttpRequest, obj: Person, form: ModelForm, change: bool) -> None:
        """Whoever is made here may use the admin; what they may do there is for the next page."""
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    def get_deleted_objects(self, objs: Iterable[Person], request: HttpRequest) -> tuple[list, dict, set, list]:
        people = list(objs)
        staff = {"staff account"} if any(not self.has_delete_permission(request, each) for each in people) else set()
        rows = [f"{person}: {self.stored(person)}" for person in people]
        return rows, {self.opts.verbose_name_plural: len(people)}, staff, []

    def delete_model(self, request: HttpRequest, obj: Person) -> None:
        erase_person(obj, now=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        for person in queryset:
            erase_person(person, now=timezone.now())

    @admin.display(ordering="pk")
    def number(self, person: Person) -> int:
        return person.pk

    @admin.display(description="stored")
    def stored(self, person: Person) -> str:
        return "; ".join(f"{each.count} {each.description}" for each in data_summary(person))

    @admin.display(description="address")
    def staff_address(self, person: Person) -> str:
        return (person.email or "") if person.is_staff else ""


class SuperusersGroupAdmin(GroupAdmin):
    """Whoever changes a group gives rights away, also to themselves."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return request.user.is_superuser

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission


admin.site.unregister(Group)
admin.site.register(Group, SuperusersGroupAdmin)
