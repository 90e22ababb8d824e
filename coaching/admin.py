from django.contrib import admin

from accounts.private_admin import PrivateWordsAdmin
from coaching.models import AskedQuestion, Circumstance, Reaction


@admin.register(Reaction)
class ReactionAdmin(PrivateWordsAdmin):
    """Which suggestion it was can tell what weighs on a person, so the admin leaves that out."""

    list_display = ["__str__", "person", "reacted_at"]
    list_select_related = ["person"]
    ordering = ["-reacted_at"]
    fields = ["person", "reacted_at"]


@admin.register(AskedQuestion)
class AskedQuestionAdmin(PrivateWordsAdmin):
    change_list_template = "admin/change_list_with_tool.html"
    tool_view, tool_name = "staff_model", "Model of the coach"
    list_display = ["__str__", "person", "asked_at"]
    list_select_related = ["person"]
    ordering = ["-asked_at"]
    fields = ["person", "asked_at"]


@admin.register(Circumstance)
class CircumstanceAdmin(PrivateWordsAdmin):
    """That something was ticked, and when; never what."""

    list_display = ["__str__", "person", "noted_at"]
    list_select_related = ["person"]
    ordering = ["-noted_at"]
    fields = ["person", "noted_at"]
