"""The places that can answer: what is authored of each, with its title, its text and its address."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from articles.models import Article, Question
from articles.rendering.text import html_of, text_sections
from assessments import library as assessment_library
from coaching.suggestions.items import LibraryItem
from coaching.suggestions.library import suggestions
from coaching.suggestions.links import GUIDE
from commitments.replies.scripts import REQUESTERS
from integration_site.ask.library import asked_content
from integration_site.ask.loading import AuthoredPlace
from practices.loading import library as practice_library

NAMESPACES = ("", "commitments:", "practices:", "assessments:", "articles:", "accounts:", "coaching:")
# Pages that take something in their address, only forms, or a person who has something; and the page that leads there.
LED_TO: Mapping[str, tuple[str, list[Any]]] = {
    "audit_calendar": ("practices:audit", []),
    "guide": ("articles:article", [GUIDE]),
    "theme": ("about", []),
    "me_code": ("me", []),
    "me_email": ("me", []),
    "me_erase": ("me", []),
    "me_export": ("me", []),
    "me_joined": ("me", []),
    "me_link_new": ("me", []),
    "method": ("assessments:method", ["full"]),
    "quick_together": ("assessments:quick_assessment", []),
    "quick_with": ("assessments:quick_assessment", []),
    "work_hours": ("practices:work_hours", [1]),
}
# Pages for who has a plan, and what it takes; others are led to My week.
OF_A_PLAN: Mapping[str, list[Any]] = {
    "card": [1],
    "commitment_edit": [1],
    "commitment_replies": [1],
    "habit_new": [1],
    "look_back": [1],
    "reminders": [],
    "renew": [1],
    "review_new": [1],
    "share": [1],
}


@dataclass(frozen=True)
class Place:
    """`plan_view` is the page of one plan that it is, else ""; `address` is then that of My week.

    `item` is the suggestion that it is, if it is one.
    """

    authored: AuthoredPlace
    title: str
    text: str
    address: str
    plan_view: str = ""
    item: LibraryItem | None = None

    @property
    def id(self) -> str:
        return self.authored.id

    @property
    def key(self) -> str:
        """The same for two that are one: a page, or what to look for on a page that leads to several."""
        is_led_to = bool(self.plan_view) or (self.authored.kind == "page" and self.authored.slug in LED_TO)
        return self.id if is_led_to else self.address


def find_places() -> list[Place]:
    """Each authored place that is there."""
    made = {kind: make() for kind, make in _MAKERS.items()}
    places = []
    for authored in asked_content().places:
        place = made[authored.kind](authored) if authored.kind in made else None
        if place is not None:
            places.append(place)
    return places


def words_of_its_own(place: AuthoredPlace) -> str:
    """What is read of it for its meaning: files alone say it, so that it is there before a database is."""
    if place.kind == "suggestion":
        item = suggestions().item(place.slug)
    elif place.kind == "advice":
        item = assessment_library.advice().item(place.slug)
    else:
        item = None
    return f"{item.title}. {item.text}" if item else place.answer


def view_named(name: str) -> tuple[str, list[Any]] | None:
    """The name of a URL with its app and what it takes, for a bare name; None when none opens by itself."""
    if name in LED_TO:
        return LED_TO[name]
    args = OF_A_PLAN.get(name, [])
    for namespace in NAMESPACES:
        with suppress(NoReverseMatch):
            reverse(namespace + name, args=args)
            return namespace + name, args
    return None


Maker = Callable[[AuthoredPlace], Place | None]


def _questions() -> Maker:
    titles = dict(Question.objects.values_list("slug", "title"))

    def make(authored: AuthoredPlace) -> Place | None:
        title = titles.get(authored.slug)
        return title and Place(authored, title, authored.answer, reverse("articles:question", args=[authored.slug]))

    return make


def _sections() -> Maker:
    titles = section_titles()

    def make(authored: AuthoredPlace) -> Place | None:
        title, address = titles.get(authored.slug), reverse("articles:article", args=[GUIDE])
        return title and Place(authored, title, authored.answer, f"{address}#{authored.slug}")

    return make


def section_titles() -> Mapping[str, str]:
    """Headings of the guide by their anchors."""
    guide = Article.objects.filter(slug=GUIDE).first()
    passages = text_sections(html_of(guide.parts)) if guide else []
    return {passage.anchor: passage.title for passage in passages if passage.anchor}


def _suggestions() -> Maker:
    page = reverse("coaching:coach_library")

    def make(authored: AuthoredPlace) -> Place | None:
        item = suggestions().item(authored.slug)
        return item and Place(authored, item.title, item.text, f"{page}#{item.id}", item=item)

    return make


def _advice() -> Maker:
    page = reverse("commitments:commitment_new")

    def make(authored: AuthoredPlace) -> Place | None:
        item = assessment_library.advice().item(authored.slug)
        return item and Place(authored, item.title, authored.answer or item.text, f"{page}?advice={item.id}")

    return make


def _replies() -> Maker:
    page = reverse("commitments:replies")
    return lambda authored: (
        Place(authored, authored.title, authored.answer, page) if authored.slug in REQUESTERS else None
    )


def _pages() -> Maker:
    def make(authored: AuthoredPlace) -> Place | None:
        found = view_named(authored.slug)
        if found is None:
            return None
        view, args = found
        if authored.slug in OF_A_PLAN:
            return Place(authored, authored.title, authored.answer, reverse("commitments:week"), plan_view=view)
        return Place(authored, authored.title, authored.answer, reverse(view, args=args))

    return make


def _practices() -> Maker:
    steps = {step.key: step for step in practice_library.steps()}

    def make(authored: AuthoredPlace) -> Place | None:
        step = steps.get(authored.slug)
        return step and Place(authored, step.title, authored.answer, reverse(step.view or "practices:steps"))

    return make


def _profiles() -> Maker:
    profiles = assessment_library.profiles().profiles

    def make(authored: AuthoredPlace) -> Place | None:
        profile = profiles.get(authored.slug)
        address = reverse("assessments:profile", args=[authored.slug])
        return profile and Place(authored, profile.name, authored.answer, address)

    return make


_MAKERS: Mapping[str, Callable[[], Maker]] = {
    "question": _questions,
    "section": _sections,
    "suggestion": _suggestions,
    "advice": _advice,
    "reply": _replies,
    "page": _pages,
    "practice": _practices,
    "profile": _profiles,
}
