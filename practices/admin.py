from django.contrib import admin

from commitments.admin import PrivateWordsAdmin
from practices.models import ValueCard, WorkHours


@admin.register(ValueCard)
class ValueCardAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "sorted_at"]
    list_select_related = ["person"]
    date_hierarchy = "sorted_at"
    ordering = ["-sorted_at"]
    fields = ["person", "sorted_at"]


@admin.register(WorkHours)
class WorkHoursAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "changed_at"]
    list_select_related = ["person"]
    ordering = ["-changed_at"]
    fields = ["person", "changed_at"]
