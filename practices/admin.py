from django.contrib import admin

from accounts.private_admin import PrivateWordsAdmin
from practices.models import (
    AuditDay,
    AuditHours,
    BlendHour,
    BlendLook,
    Look,
    OpenTask,
    Ritual,
    RitualRun,
    ValueCard,
    WorkHours,
)


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


@admin.register(Ritual)
class RitualAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "made_at", "put_away_at"]
    list_select_related = ["person"]
    ordering = ["-made_at"]
    fields = ["person", "made_at", "put_away_at"]


@admin.register(RitualRun)
class RitualRunAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "ritual", "started_at", "ended_at"]
    list_select_related = ["ritual"]
    ordering = ["-started_at"]
    fields = ["ritual", "started_at", "ended_at"]


@admin.register(OpenTask)
class OpenTaskAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "run"]
    list_select_related = ["run"]
    fields = ["run"]


@admin.register(Look)
class LookAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "span", "looked_on"]
    list_select_related = ["person"]
    ordering = ["-looked_on"]
    fields = ["person", "span", "looked_on"]


@admin.register(AuditDay)
class AuditDayAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "noted_at"]
    list_select_related = ["person"]
    ordering = ["-noted_at"]
    fields = ["person", "noted_at"]


@admin.register(AuditHours)
class AuditHoursAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "day"]
    list_select_related = ["day"]
    ordering = ["-pk"]
    fields = ["day"]


@admin.register(BlendHour)
class BlendHourAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "chosen_at", "ended_at"]
    list_select_related = ["person"]
    ordering = ["-chosen_at"]
    fields = ["person", "chosen_at", "ended_at"]


@admin.register(BlendLook)
class BlendLookAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "hour", "looked_at"]
    list_select_related = ["hour"]
    ordering = ["-looked_at"]
    fields = ["hour", "looked_at"]
