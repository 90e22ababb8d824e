"""The link that does what an answer says: a form filled in, a page opened at its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from django.urls import reverse

from coaching.context import CoachContext
from coaching.rows import address_of
from coaching.suggestions.items import SuggestionStep
from coaching.suggestions.links import GUIDE
from commitments.schedule import PARTS, WEEKDAYS, minutes_of
from integration_site.ask.loading import Step
from integration_site.ask.named_times import NamedTime, named_time
from integration_site.ask.places import OF_A_PLAN, Place, view_named

REPLIES, NEW_PLAN, ARTICLE = "commitments:replies", "commitments:commitment_new", "articles:article"
OPENS: Mapping[str, str] = {
    "question": "Read the whole answer",
    "section": "Read it in the guide",
    "suggestion": "See it among the suggestions",
    "advice": "Start from this",
    "reply": "Choose words",
    "page": "Open it",
    "practice": "Do it here",
    "profile": "Read the portrait",
}
EVENING, EVENING_WORDS = "evening", {"what": "supper at home", "value": "family"}


@dataclass(frozen=True)
class Way:
    """With `fields` it is a form that sends them: what a question told stands in no address."""

    words: str
    address: str
    fields: Mapping[str, str] | None = None


def way_of(place: Place, question: str, known: CoachContext, today: date) -> Way:
    step = place.authored.step
    if step is None and place.item:
        return Way(place.item.step.words, address_of(place.item.step, known))
    if step is None and place.plan_view:
        return Way(OPENS["page"], _of_plan(place.plan_view, known))
    if step is None:
        return Way(OPENS[place.authored.kind], place.address)
    if step.view == REPLIES:
        return _replies(step, named_time(question, today))
    return Way(step.words, _address(step, known))


def _address(step: Step, known: CoachContext) -> str:
    query = dict(parse_qsl(step.query))
    if step.view == NEW_PLAN:
        return address_of(SuggestionStep("plan", step.words, query.get("advice", "")), known)
    if step.view == ARTICLE:
        return f"{reverse(ARTICLE, args=[GUIDE])}#{query['section']}" if query else reverse(ARTICLE, args=[GUIDE])
    name = step.view.rpartition(":")[2]
    if name in OF_A_PLAN:
        return _of_plan(step.view, known)
    found = view_named(name)
    return reverse(found[0], args=found[1]) if found else reverse(step.view)


def _of_plan(view: str, known: CoachContext) -> str:
    if known.plan is None:
        return reverse("commitments:week")
    return reverse(view, args=[known.plan] if OF_A_PLAN[view.rpartition(":")[2]] else [])


def _replies(step: Step, named: NamedTime) -> Way:
    """Sent as the page itself would send it, once there is something to fill in."""
    query = dict(parse_qsl(step.query))
    if named.weekday is None and not query:
        return Way(step.words, reverse(REPLIES))
    part = named.part or EVENING
    hours = PARTS[part]
    weekday = 1 if named.weekday is None else named.weekday
    fields = {"weekday": str(weekday), "start": f"{hours.starts:%H:%M}", "minutes": str(minutes_of(hours))}
    day = f", for {WEEKDAYS[weekday]} {part}" if named.weekday is not None else ""
    return Way(f"{step.words}{day}", reverse(REPLIES) + "#replies", fields | EVENING_WORDS | query)
