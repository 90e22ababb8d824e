from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.models import Article, Claim, Question, Source


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


@admin.register(Claim)
class ClaimAdmin(ReadOnly):
    list_display = ["slug", "statement", "state", "origin", "section"]
    list_filter = ["state", "origin", "section"]
    search_fields = ["slug", "statement", "note"]
