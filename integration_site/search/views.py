import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from accounts.crisis.detection import may_be_crisis
from accounts.throttles import client_key, enforce_throttle
from integration_site.ask.finding import find
from integration_site.ask.places import Place
from integration_site.htmx import regions, render_region
from integration_site.search.index import Found, Hit
from integration_site.search.index import search as search_places
from integration_site.search.query_words import Piece

KINDS = {
    "section": "In the guide",
    "question": "Questions",
    "portrait": "Portraits",
    "suggestion": "What the coach suggests",
    "page": "Other pages",
    "claim": "Evidence",
    "popular": "Claims of the earlier guide",
}
MAX_LENGTH = 300
MAX_HITS = 500
HELP = "If this is about you or somebody close: find help now. "
SHOWN_AT_FIRST = 6
NEAR, NEAR_SHOWN, NEAR_WORDS = "near", 3, 28
SUGGESTIONS = ["switching off", "shift work", "telling my manager"]
CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # HTML may not hold them


@dataclass(frozen=True)
class Group:
    """Hits of one kind, best first; `total` counts also those that are not shown."""

    kind: str
    heading: str
    hits: list[Hit]
    total: int


@require_safe
@regions("found")
def search(request: HttpRequest) -> HttpResponse:
    """What was typed stands in the address, as the page says; it is neither stored nor logged.

    ThrottledError when one network searches many times a minute.
    """
    typed = CONTROL_CHARACTERS.sub(" ", request.GET.get("q", ""))
    context, said = {"typed": typed, "suggestions": SUGGESTIONS}, ""
    if len(typed) > MAX_LENGTH:
        error = f"That is {len(typed)} characters; please keep it to {MAX_LENGTH}. A few words are enough."
        return render(request, "integration_site/search/search.html", context | {"error": error}, status=400)
    if typed.strip():
        with suppress(DatabaseError):  # a search only reads, so it goes on when nothing can be written
            enforce_throttle("search", client_key(request), now=timezone.now())
        found, only = search_places(typed, MAX_HITS), request.GET.get("kind", "")
        near = near_places(typed) if not only and found.words and (found.loose or not found.hits) else []
        heavy, count = may_be_crisis(typed), count_of(found, near)
        context |= {"heavy": heavy, "found": found, "count": count, "groups": [*near, *groups(found, only)]}
        said = f"{HELP if heavy else ''}{count}"
    return render_region(request, "integration_site/search/search.html", context, said=said)


def near_places(typed: str) -> list[Group]:
    """What Ask the coach would answer, for what the words do not find."""
    finding = find(typed)
    hits = [_near_hit(each.place) for each in finding.found[:NEAR_SHOWN]] if finding.is_answer else []
    return [Group(NEAR, "Perhaps you mean", hits, len(hits))] if hits else []


def _near_hit(place: Place) -> Hit:
    text = Truncator(place.text).words(NEAR_WORDS)
    return Hit(NEAR, [Piece(place.title, marked=False)], place.address, [Piece(text, marked=False)], "", "")


def count_of(found: Found, near: Sequence[Group] = ()) -> str:
    """How much was found, in a sentence."""
    if near and not found.hits:
        return "Nothing here has these words. These places come near."
    if not found.hits:
        return "Nothing here has these words." if found.words else "There is no word in that."
    if found.loose:
        return "Nothing has all of these words; these have some."
    return "One place found." if len(found.hits) == 1 else f"{len(found.hits)} places found."


def groups(found: Found, only: str) -> list[Group]:
    """The few best of each kind, or all of the kind `only` when there are any."""
    by_kind = {kind: [hit for hit in found.hits if hit.kind == kind] for kind in KINDS}
    if by_kind.get(only):
        return [Group(only, KINDS[only], by_kind[only], len(by_kind[only]))]
    return [Group(kind, KINDS[kind], hits[:SHOWN_AT_FIRST], len(hits)) for kind, hits in by_kind.items() if hits]
