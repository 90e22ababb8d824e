"""What one question to the model holds, and what its reply leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Person
from coaching.context import build_context
from coaching.model.prompts import Candidate, Prompt, build_prompt
from coaching.model.replies import Reply
from coaching.model.shareable_facts import ShareableFact, tellable_of
from coaching.rows import address_of
from coaching.suggestions.engine import eligible
from coaching.suggestions.library import suggestions
from integration_site.ask.answers import best_of, facts_of
from integration_site.ask.finding import find

MAX_SUGGESTIONS = 6


@dataclass(frozen=True)
class Place:
    """Something of ours that the model may choose."""

    title: str
    text: str
    address: str


@dataclass(frozen=True)
class Matter:
    """`places` by the id that the model knows them by."""

    question: str
    tellable: list[ShareableFact]
    places: dict[str, Place]

    def letter(self, keys: Sequence[str]) -> Prompt:
        """With those of the tellable that are ticked."""
        about = [each.words for each in self.tellable if each.key in keys]
        return build_prompt(
            self.question, about, [Candidate(key, place.title, place.text) for key, place in self.places.items()]
        )

    def chosen(self, reply: Reply) -> list[Place]:
        return [self.places[key] for key in reply.chosen]


def matter_of(question: str, person: Person | None, now: datetime) -> Matter:
    """What the engine allows and what the answer has; a model can choose nothing else."""
    known = build_context(person, {}, now)
    items = eligible(suggestions(), known.facts, known.said, now.date())[:MAX_SUGGESTIONS]
    places = {item.id: Place(item.title, item.text, address_of(item.step, known)) for item in items}
    for number, found in enumerate(best_of(find(question, facts_of(known))), start=1):
        places[f"place-{number}"] = Place(found.place.title, found.place.text, found.place.address)
    return Matter(question, tellable_of(person, known), places)
