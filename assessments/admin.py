from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from accounts.private_admin import PrivateWordsAdmin
from assessments import library
from assessments.full.statistics import statistics_of
from assessments.models import Attempt


@admin.register(Attempt)
class AttemptAdmin(PrivateWordsAdmin):
    """Staff see that attempts exist and when, and may delete them. What one person answered or got is shown nowhere."""

    change_list_template = "admin/change_list_with_tool.html"
    tool_view, tool_name = "admin:assessments_attempt_statistics", "Statistics"
    list_display = ["__str__", "person", "instrument", "version", "started_at", "finished_at", "scorer_version"]
    list_filter = ["instrument", "version", ("finished_at", admin.EmptyFieldListFilter), "started_at"]
    list_select_related = ["person"]
    date_hierarchy = "started_at"
    ordering = ["-started_at"]
    fields = ["person", "instrument", "version", "started_at", "finished_at", "scorer_version"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.attempt_statistics)
        return [path("statistics/", view, name="assessments_attempt_statistics"), *super().get_urls()]

    def attempt_statistics(self, request: HttpRequest) -> HttpResponse:
        """Every version of the full assessment, the newest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        versions = sorted(library.full_instruments().items(), reverse=True)
        context = {
            **self.admin_site.each_context(request),
            "title": "Statistics of the full assessment",
            "opts": self.opts,
            "versions": [statistics_of(instrument) for _, instrument in versions],
        }
        return render(request, "admin/assessments/attempt/statistics.html", context)
