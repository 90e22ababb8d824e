"""Suggestions as a page shows them, each with the address of its next step."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from coaching.context import CoachContext
from coaching.suggestions.engine import Choice
from coaching.suggestions.items import LibraryItem, SuggestionStep
from coaching.suggestions.links import DESTINATIONS, GUIDE


@dataclass(frozen=True)
class SuggestionRow:
    item: LibraryItem
    because: str
    address: str


def rows_of(choices: Iterable[Choice], known: CoachContext) -> list[SuggestionRow]:
    return [SuggestionRow(choice.item, choice.because, address_of(choice.item.step, known)) for choice in choices]


def address_of(step: SuggestionStep, known: CoachContext) -> str:
    """Where the step leads; one about a plan that is there no more leads to My week."""
    destination = DESTINATIONS[step.go]
    if destination.takes == "plan":
        return reverse(destination.view, args=[known.plan]) if known.plan else reverse("commitments:week")
    if destination.takes == "section":
        return f"{reverse(destination.view, args=[GUIDE])}#{step.to}"
    query = _filling(step, known) if destination.takes == "form" else ""
    return reverse(destination.view) + query


def _filling(step: SuggestionStep, known: CoachContext) -> str:
    filling = {"result": known.code, "portrait": known.portrait, "advice": step.to}
    return "?" + urlencode({key: value for key, value in filling.items() if value}) if any(filling.values()) else ""
