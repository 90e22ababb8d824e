from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from accounts.private_admin import PrivateWordsAdmin
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
    Reminding,
    Review,
    Share,
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


@admin.register(MicroHabit)
class MicroHabitAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "commitment", "created_at", "given_up_at"]
    list_select_related = ["person", "commitment"]
    ordering = ["-created_at"]
    fields = ["person", "commitment", "created_at", "given_up_at"]


@admin.register(HabitDay)
class HabitDayAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "habit", "day"]
    list_select_related = ["habit"]
    date_hierarchy = "day"
    ordering = ["-day"]
    fields = ["habit", "day"]


@admin.register(HabitStep)
class HabitStepAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "habit", "stepped_at"]
    list_select_related = ["habit"]
    ordering = ["-stepped_at"]
    fields = ["habit", "stepped_at"]


@admin.register(PausedDays)
class PausedDaysAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "habit", "first_on", "last_on"]
    list_select_related = ["person", "habit"]
    ordering = ["-first_on"]
    fields = ["person", "habit", "first_on", "last_on"]


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


@admin.register(CheckIn)
class CheckInAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "occasion", "answered_at"]
    list_select_related = ["occasion"]
    date_hierarchy = "answered_at"
    ordering = ["-answered_at"]
    fields = ["occasion", "answered_at"]


@admin.register(Review)
class ReviewAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "commitment", "week_on", "reviewed_at"]
    list_select_related = ["commitment"]
    date_hierarchy = "reviewed_at"
    ordering = ["-reviewed_at"]
    fields = ["commitment", "week_on", "reviewed_at"]


@admin.register(MarkerSet)
class MarkerSetAdmin(PrivateWordsAdmin):
    """The points are as private as the words."""

    list_display = ["__str__", "person", "noted_at"]
    list_select_related = ["person"]
    ordering = ["-noted_at"]
    fields = ["person", "review", "noted_at"]


@admin.register(Share)
class ShareAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "commitment", "created_at", "revoked_at"]
    list_select_related = ["commitment"]
    ordering = ["-created_at"]
    fields = ["commitment", "created_at", "revoked_at"]


@admin.register(Cheer)
class CheerAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "commitment", "sent_on"]
    list_select_related = ["commitment"]
    ordering = ["-sent_at"]
    fields = ["commitment", "sent_on"]


@admin.register(WorkCard)
class WorkCardAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "changed_at"]
    list_select_related = ["person"]
    fields = ["person", "changed_at"]


@admin.register(WorkCardTime)
class WorkCardTimeAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "card", "commitment"]
    list_select_related = ["card", "commitment"]
    fields = ["card", "commitment"]


@admin.register(WorkCardLink)
class WorkCardLinkAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "created_at", "revoked_at"]
    list_select_related = ["person"]
    ordering = ["-created_at"]
    fields = ["person", "created_at", "revoked_at"]


@admin.register(CalendarRevision)
class CalendarRevisionAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "commitment", "number", "changed_at"]
    list_select_related = ["commitment"]
    fields = ["commitment", "number", "changed_at"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Counted anew, the next revision would be lower than those that calendars have seen."""
        return False


@admin.register(CalendarFeed)
class CalendarFeedAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "created_at"]
    list_select_related = ["person"]
    ordering = ["-created_at"]
    fields = ["person", "created_at"]


@admin.register(Reminding)
class RemindingAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "person", "hour", "started_at", "stopped_at", "stopped_for"]
    list_filter = ["stopped_for"]
    list_select_related = ["person"]
    ordering = ["-started_at"]
    fields = ["person", "hour", "started_at", "stopped_at", "stopped_for", "claimed_until"]


@admin.register(Reminder)
class ReminderAdmin(PrivateWordsAdmin):
    list_display = ["__str__", "occasion", "handed_at", "used_at"]
    list_select_related = ["occasion"]
    date_hierarchy = "handed_at"
    ordering = ["-handed_at"]
    fields = ["occasion", "handed_at", "used_at"]
