from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator

from articles.models import Article, Claim, ContentVersion, Note, Question, Source, Topic


class ReadOnly(admin.ModelAdmin):
    """The files in articles/content are the only place to edit."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(ReadOnly):
    list_display = ["title", "kind", "reviewed_on", "review_due_on", "minutes"]
    list_filter = ["kind"]
    ordering = ["review_due_on"]
    exclude = ["parts"]


@admin.register(Question)
class QuestionAdmin(ReadOnly):
    list_display = ["title", "group", "position", "in_guide", "reviewed_on"]
    list_filter = ["group", "in_guide"]


@admin.register(Source)
class SourceAdmin(ReadOnly):
    list_display = ["short_name", "title", "container", "seen", "checked_on"]
    list_filter = ["seen", "year"]
    search_fields = ["key", "authors", "title"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # Django 6 assumes it by itself


@admin.register(Claim)
class ClaimAdmin(ReadOnly):
    list_display = ["slug", "statement", "state", "origin", "section"]
    list_filter = ["state", "origin", "section"]
    search_fields = ["slug", "statement", "note"]


@admin.register(Topic)
class TopicAdmin(ReadOnly):
    list_display = ["title", "slug", "sentence"]


@admin.register(ContentVersion)
class ContentVersionAdmin(ReadOnly):
    list_display = ["name"]


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin):
    """The queue of readers' notes, open ones first. They are read, marked and erased, never rewritten."""

    list_display = ["__str__", "claim", "beginning", "handled_at", "erase_on"]
    list_filter = [("handled_at", admin.EmptyFieldListFilter), "created_on"]
    search_fields = ["claim", "text"]
    ordering = [models.F("handled_at").asc(nulls_first=True), "created_on", "pk"]
    readonly_fields = ["claim", "text", "created_on", "erase_on", "handled_at"]
    actions = ["mark_as_dealt_with"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="text")
    def beginning(self, note: Note) -> str:
        return Truncator(note.text).chars(80)

    @admin.action(description="Mark as dealt with", permissions=["change"])
    def mark_as_dealt_with(self, request: HttpRequest, notes: models.QuerySet[Note]) -> None:
        count = notes.filter(handled_at=None).update(handled_at=timezone.now())
        self.message_user(request, f"Marked as dealt with: {count}.")
