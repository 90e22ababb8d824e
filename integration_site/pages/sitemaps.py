"""The pages that everyone may find, each with the day on which it was last checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Article, Claim, Question, Source, Topic
from assessments import library
from integration_site.crisis.helplines import CHECKED_ON

CHECK_DAYS = {Article: "reviewed_on", Question: "reviewed_on", Claim: "checked_on", Source: "checked_on"}
LISTS = {
    "home": Article,
    "articles:question_list": Question,
    "articles:claim_list": Claim,
    "articles:popular_claim_list": Claim,
    "articles:source_list": Source,
}
UNDATED = [
    "about",
    "privacy",
    "assessments:quick_assessment",
    "assessments:profile_list",
    "commitments:replies",
    "coaching:coach_library",
]


@dataclass(frozen=True)
class Page:
    """`address` is absolute; without a day nothing is said about its age."""

    address: str
    checked_on: date | None = None


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    pages = [Page(settings.SITE_URL + path, day) for path, day in [*_lists(), *_rows(), *_others()]]
    return render(
        request, "integration_site/pages/sitemap.xml", {"pages": pages}, content_type="application/xml; charset=utf-8"
    )


def _lists() -> Iterator[tuple[str, date | None]]:
    """Pages that show many rows are as new as the newest of them."""
    for name, model in LISTS.items():
        newest = model.objects.order_by(f"-{CHECK_DAYS[model]}").values_list(CHECK_DAYS[model], flat=True).first()
        yield reverse(name), newest


def _rows() -> Iterator[tuple[str, date]]:
    for model, field in CHECK_DAYS.items():
        yield from ((row.get_absolute_url(), getattr(row, field)) for row in model.objects.order_by("pk"))


def _others() -> Iterator[tuple[str, date | None]]:
    yield reverse("help"), CHECKED_ON
    yield from ((reverse(name), None) for name in UNDATED)
    yield from ((reverse("assessments:profile", args=[slug]), None) for slug in library.profiles().profiles)
    yield from ((reverse("assessments:method", args=[slug]), None) for slug in (library.QUICK, library.FULL))
    yield from ((topic.get_absolute_url(), None) for topic in Topic.objects.all())
