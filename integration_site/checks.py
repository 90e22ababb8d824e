"""System checks of what the apps promise one another by name."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import reverse

from articles.loading.actions import CONTENT, checked_library
from articles.loading.lint import PEOPLE
from articles.parsing.documents import ContentError, read_file
from articles.parsing.ledger import Ledger, read_ledger
from articles.rendering.text import html_of
from assessments import library as assessment_library
from assessments.loading.toml_tables import DataFileError
from coaching.suggestions import library as coaching_library
from coaching.suggestions.links import DESTINATIONS, GUIDE
from practices.loading import library as practice_library
from practices.loading.content_files import ContentFileError

ANCHOR = re.compile(r'\bid="([^"]+)"')
# What a text of advice may say of research only under a mark.
FINDINGS = {
    "a study": re.compile(
        r"\b(?:in|across|by) (?:(?:one|a|an|many|several|large|small) )+(?:\w+ )?(?:study|studies|surveys?|trials?)\b",
        re.I,
    ),
    "a laboratory": re.compile(r"\blaborator", re.IGNORECASE),
    "a count of people": re.compile(rf"\b\d[\d,.]*\s+(?:[\w-]+\s+){{0,2}}(?:{PEOPLE})\b", re.IGNORECASE),
}
# Where the guide leads on: a section by its anchor, and the page that it must link.
WAYS_ON = {
    "start": "commitments:week",
    "assessment": "assessments:full_start",
    "next": "assessments:quick_assessment",
    "next-step": "assessments:full_start",
}


@register("content")
def check_article_blocks(**kwargs: Any) -> list[CheckMessage]:
    """Profiles and instruments that an article's blocks name must exist."""
    try:
        articles = checked_library(CONTENT).articles
        known = {"profile": set(assessment_library.profiles().profiles), "assessment": {assessment_library.QUICK}}
    except (ContentError, DataFileError):
        return []  # each app reports its own issues
    named = {
        (article.slug, str(part["slot"]), value)
        for article in articles
        for part in article.fields["parts"]
        for value in part.get("values", [])
    }
    return [
        Error(
            f"{slug}.md: ::: {slot} {value} names nothing; use one of {', '.join(sorted(known[slot]))}.", id="site.E001"
        )
        for slug, slot, value in sorted(named)
        if slot in known and value not in known[slot]
    ]


@register("content")
def check_method_sources(**kwargs: Any) -> list[CheckMessage]:
    """Sources that method pages link to must stand in the ledger."""
    try:
        ledger = _read_ledger()
        texts = assessment_library.method_texts()
    except (ContentError, DataFileError):
        return []  # each app reports its own issues
    return [
        Error(
            f"methods.toml: {slug}.source names {source.key!r}; use the key of a source in evidence.toml.",
            id="site.E003",
        )
        for slug, text in texts.items()
        for source in text.sources
        if source.key not in ledger.sources
    ]


@register("content")
def check_advice(**kwargs: Any) -> list[CheckMessage]:
    """Claims that advice and insights name must stand in the ledger."""
    try:
        known = set(_read_ledger().claims)
        named = sorted(_named_claims())
    except (ContentError, DataFileError):
        return []  # each app reports its own issues
    return [
        Error(f"{place}: claim {claim!r} is not in evidence.toml; correct it or leave it out.", id="site.E002")
        for place, claim in named
        if claim not in known
    ]


def _read_ledger() -> Ledger:
    return read_ledger(read_file(CONTENT, "evidence.toml"), "evidence.toml")


def _named_claims() -> Iterator[tuple[str, str]]:
    """Place and claim id."""
    for item in assessment_library.advice().items:
        if item.claim:
            yield f"advice/{item.kind}.toml: {item.id}", item.claim
    for question, options in assessment_library.insights().items():
        for option, insight in options.items():
            if insight.claim:
                yield f"insights.toml: {question}.{option}", insight.claim
    for item in coaching_library.suggestions().items:
        if item.claim:
            yield f"library/{item.theme}.toml: {item.id}", item.claim


@register("content")
def check_marks(**kwargs: Any) -> list[CheckMessage]:
    """What a suggestion, an advice or an insight says of research carries its mark, on those words."""
    try:
        texts = list(_advising_texts())
    except DataFileError:
        return []  # each app reports its own issues
    return [
        Error(f"{place} states {name} without a mark; write it as [words](claim:id).", id="site.E007")
        for place, text in texts
        for name, pattern in FINDINGS.items()
        if pattern.search(text)
    ]


def _advising_texts() -> Iterator[tuple[str, str]]:
    """Place, and the text but for what carries a mark."""
    for item in assessment_library.advice().items:
        yield f"advice/{item.kind}.toml: {item.id}", item.text
    for question, options in assessment_library.insights().items():
        for option, insight in options.items():
            yield f"insights.toml: {question}.{option}", insight.text.replace(insight.finding, "")
    for item in coaching_library.suggestions().items:
        yield f"library/{item.theme}.toml: {item.id}", item.text.replace(item.finding, "")


@register("content")
def check_steps(**kwargs: Any) -> list[CheckMessage]:
    """Sections of the guide that a step of the coach leads to must exist."""
    try:
        anchors = _anchors_of_guide()
        items = coaching_library.suggestions().items
    except (ContentError, DataFileError):
        return []  # each app reports its own issues
    return [
        Error(
            f"library/{item.theme}.toml: {item.id}: {item.step.to!r} is no section of the guide; correct it.",
            id="site.E004",
        )
        for item in items
        if DESTINATIONS[item.step.go].takes == "section" and item.step.to not in anchors
    ]


@register("content")
def check_step_anchors(**kwargs: Any) -> list[CheckMessage]:
    """Sections of the guide that the ten steps link to must exist."""
    try:
        anchors = _anchors_of_guide()
        steps = practice_library.steps()
    except (ContentError, ContentFileError):
        return []  # each app reports its own issues
    return [
        Error(f"steps.toml: {step.key}: {step.anchor!r} is no section of the guide; correct it.", id="site.E005")
        for step in steps
        if step.anchor not in anchors
    ]


@register("content")
def check_ways_on(**kwargs: Any) -> list[CheckMessage]:
    """A reader of the guide is led to the full assessment before any result, and to where habits are tracked."""
    try:
        _, *sections = _guide_html().split('<section id="')
    except ContentError:
        return []  # each app reports its own issues
    html = {section.partition('"')[0]: section for section in sections}
    return [
        Error(f"{GUIDE}.md: section {anchor!r} must link {view}; add the link there.", id="site.E006")
        for anchor, view in WAYS_ON.items()
        if f'href="{reverse(view)}"' not in html.get(anchor, "")
    ]


def _anchors_of_guide() -> set[str]:
    return set(ANCHOR.findall(_guide_html()))


def _guide_html() -> str:
    guides = [each for each in checked_library(CONTENT).articles if each.slug == GUIDE]
    return html_of(part for guide in guides for part in guide.fields["parts"])
