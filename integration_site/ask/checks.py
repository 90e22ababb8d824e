"""What is authored of questions, joined to `manage.py check`: a broken file stops a deploy and never a reader."""

from collections.abc import Iterator, Mapping, Set
from typing import Any
from urllib.parse import parse_qsl

from django.core.checks import CheckMessage, Error, Info, register
from django.urls import NoReverseMatch, reverse

from articles.loading.actions import CONTENT, checked_library
from articles.parsing.documents import ContentError
from articles.rendering.text import html_of, text_sections
from assessments import library as assessment_library
from coaching.circumstance_kinds import CIRCUMSTANCES
from coaching.suggestions.library import suggestions
from coaching.suggestions.links import GUIDE
from commitments.replies.scripts import REQUESTERS, TONES
from integration_site.ask import library
from integration_site.ask.loading import MIN_ASKED, AuthoredPlace
from integration_site.ask.places import OF_A_PLAN, view_named
from practices.loading import library as practice_library

# Sections that only list or lead on, and need no words of their own.
UNASKED = frozenset({"sources", "next", "faq"})


@register
def asked_files(app_configs: Any, **options: Any) -> list[CheckMessage]:
    return [Error(str(issue), id="site.E020") for issue in library.all_issues()]


@register("content")
def asked_places(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Each place that words lead to must be there, and each that is there needs words."""
    if library.all_issues():
        return []
    places, known = library.asked_content().places, _known()
    return [
        *(Error(f"{place.id} is no place of this site; correct it.", id="site.E021") for place in _lost(places, known)),
        *(Error(f"{place.id}: {issue}", id="site.E022") for place in places for issue in _step_issues(place, known)),
        *(Error(f"{place.id}: {issue}", id="site.E023") for place in places for issue in _unknown_circumstances(place)),
        *(Info(sentence, id="site.I020") for sentence in _too_few(places, known)),
    ]


def _known() -> Mapping[str, Set[str]]:
    """Names of all places by kind; a kind whose files are broken, which its app says, is left out."""
    known: dict[str, Set[str]] = {
        "suggestion": {item.id for item in suggestions().items},
        "advice": {item.id for item in assessment_library.advice().items},
        "reply": set(REQUESTERS),
        "practice": {step.key for step in practice_library.steps()},
        "profile": set(assessment_library.profiles().profiles),
    }
    try:
        articles = checked_library(CONTENT)
    except ContentError:
        return known
    parts = [part for each in articles.articles if each.slug == GUIDE for part in each.fields["parts"]]
    known["question"] = {entry.slug for entry in articles.questions}
    known["section"] = {passage.anchor for passage in text_sections(html_of(parts)) if passage.anchor}
    return known


def _lost(places: tuple[AuthoredPlace, ...], known: Mapping[str, Set[str]]) -> Iterator[AuthoredPlace]:
    for place in places:
        is_there = view_named(place.slug) if place.kind == "page" else place.slug in known.get(place.kind, {place.slug})
        if not is_there:
            yield place


def _too_few(places: tuple[AuthoredPlace, ...], known: Mapping[str, Set[str]]) -> Iterator[str]:
    counts = {f"{kind}/{name}": 0 for kind, names in known.items() for name in names}
    counts = {place: 0 for place in counts if place.removeprefix("section/") not in UNASKED}
    counts |= {place.id: len(place.asked) for place in places}
    for place, count in sorted(counts.items()):
        if count < MIN_ASKED:
            yield f"{place} is asked for in {count} ways; write {MIN_ASKED} or more in ask/content."


def _step_issues(place: AuthoredPlace, known: Mapping[str, Set[str]]) -> Iterator[str]:
    if place.step is None:
        return
    view, query = place.step.view, dict(parse_qsl(place.step.query))
    name = view.rpartition(":")[2]
    if view != "articles:article" and not (_opens(view, OF_A_PLAN.get(name, [])) or view_named(name)):
        yield f"step.view {view!r} is no page that opens; correct it."
    allowed = {
        "commitments:replies": {"asker": set(REQUESTERS), "tone": set(TONES)},
        "commitments:commitment_new": {"advice": known["advice"]},
        "articles:article": {"section": known.get("section", set(query.values()))},
    }.get(view, {})
    for key, value in query.items():
        if value not in allowed.get(key, ()):
            yield f"step.query {key}={value} fills in nothing there; correct it."


def _unknown_circumstances(place: AuthoredPlace) -> Iterator[str]:
    for key in place.fits:
        if key not in CIRCUMSTANCES:
            yield f"fits {key!r} is no circumstance; use {', '.join(CIRCUMSTANCES)}."


def _opens(view: str, args: list[Any]) -> bool:
    try:
        return bool(reverse(view, args=args))
    except NoReverseMatch:
        return False
