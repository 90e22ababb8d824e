from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from accounts.private_admin import PrivateWordsAdmin, register_private
from commitments.models import (
    CalendarFeed,
    CalendarRevision,
    CheckIn,
    Cheer,
    Commitment,
    HabitDay,
    HabitStep,
    MarkerSet,
    MicroHabit,
    Occasion,
    PausedDays,
    Reminder,
    ReminderSettings,
    Review,
    Share,
    TickLink,
    Value,
    WorkCard,
    WorkCardLink,
    WorkCardTime,
)


@admin.register(Value)
class ValueAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "commitment_count"]
    list_select_related = ["person"]
    fields = ["person"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Value]:
        return super().get_queryset(request).annotate(commitment_count=Count("commitments"))

    @admin.display(description="commitments", ordering="commitment_count")
    def commitment_count(self, value: Value) -> int:
        return value.commitment_count


@admin.register(Commitment)
class CommitmentAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "times", "created_at", "answered"]
    list_filter = ["weekdays", "created_at"]
    list_select_related = ["person"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    fields = ["person", "times", "created_at", "answered"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commitment]:
        counts = {"occasion_count": Count("occasions"), "check_in_count": Count("occasions__check_in")}
        return super().get_queryset(request).annotate(**counts)

    @admin.display(ordering="weekdays")
    def times(self, commitment: Commitment) -> str:
        return commitment.weekly

    @admin.display(ordering="check_in_count")
    def answered(self, commitment: Commitment) -> str:
        return f"{commitment.check_in_count} of {commitment.occasion_count}"


@admin.register(Occasion)
class OccasionAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "commitment", "starts_at", "ends_at"]
    list_select_related = ["commitment"]
    date_hierarchy = "starts_at"
    ordering = ["-starts_at"]
    fields = ["commitment", "starts_at", "ends_at", "moved_from"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An occasion goes only with its commitment."""
        return False


@admin.register(MarkerSet)
class MarkerSetAdmin(PrivateWordsAdmin):
    """The points are as private as the words."""

    list_display = ["__str__", "person", "noted_at"]
    list_select_related = ["person"]
    ordering = ["-noted_at"]
    fields = ["person", "review", "noted_at"]


@admin.register(CalendarRevision)
class CalendarRevisionAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "commitment", "number", "changed_at"]
    list_select_related = ["commitment"]
    fields = ["commitment", "number", "changed_at"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Counted anew, the next revision would be lower than those that calendars have seen."""
        return False


@admin.register(ReminderSettings)
class ReminderSettingsAdmin(PrivateWordsAdmin):
    change_list_template = "admin/change_list_with_tool.html"
    tool_view, tool_name = "staff_mail", "Try the mail server"
    list_display = ["__str__", "person", "hour", "started_at", "stopped_at", "stopped_for"]
    list_filter = ["stopped_for"]
    list_select_related = ["person"]
    ordering = ["-started_at"]
    fields = ["person", "hour", "started_at", "stopped_at", "stopped_for", "claimed_until"]


register_private(MicroHabit, "person", "commitment", "created_at", "given_up_at", ordering="-created_at")
register_private(HabitDay, "habit", "day", ordering="-day", date_hierarchy="day")
register_private(HabitStep, "habit", "stepped_at", ordering="-stepped_at")
register_private(PausedDays, "person", "habit", "first_on", "last_on", ordering="-first_on")
register_private(CheckIn, "occasion", "answered_at", ordering="-answered_at", date_hierarchy="answered_at")
register_private(Review, "commitment", "week_on", "reviewed_at", ordering="-reviewed_at", date_hierarchy="reviewed_at")
register_private(Share, "commitment", "created_at", "revoked_at", ordering="-created_at")
register_private(Cheer, "commitment", "sent_on", ordering="-sent_at")
register_private(WorkCard, "person", "changed_at")
register_private(WorkCardTime, "card", "commitment")
register_private(WorkCardLink, "person", "created_at", "revoked_at", ordering="-created_at")
register_private(CalendarFeed, "person", "created_at", ordering="-created_at")
register_private(TickLink, "person", "created_at", ordering="-created_at")
register_private(Reminder, "occasion", "handed_at", "used_at", ordering="-handed_at", date_hierarchy="handed_at")
