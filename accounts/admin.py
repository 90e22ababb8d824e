from django.contrib import admin

from accounts.models import Person


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["__str__", "is_staff", "is_active", "time_zone", "created_at", "last_login"]
    list_filter = ["is_staff", "is_active"]
    search_fields = ["email"]
    ordering = ["-created_at"]
    fields = ["email", "time_zone", "is_active", "is_staff", "is_superuser", "groups", "created_at", "last_login"]
    readonly_fields = ["created_at", "last_login"]
