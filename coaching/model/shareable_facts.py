"""What a person may let a model know about them: facts in the words of the library, and notes in their own.

What they ticked of their life at present is not among it.
"""

from dataclasses import dataclass, replace

from accounts.models import Person
from accounts.text import isolated
from coaching.context import CoachContext
from coaching.suggestions.items import grounds
from coaching.suggestions.library import suggestions
from commitments.models import CheckIn, Commitment


@dataclass(frozen=True)
class ShareableFact:
    """One sentence. A note is in the person's own words, and goes along only when they tick it."""

    key: str
    words: str
    is_note: bool = False


def tellable_of(person: Person | None, known: CoachContext) -> list[ShareableFact]:
    told = grounds(suggestions(), replace(known.facts, circumstance=frozenset()))
    facts = [ShareableFact(words, f"{words[0].upper()}{words[1:]}.") for words in told]
    return [*facts, *_notes(person, known)]


def _notes(person: Person | None, known: CoachContext) -> list[ShareableFact]:
    """The plan in their words, and the latest note to one of its times."""
    plan = Commitment.objects.for_person(person).select_related("value").filter(pk=known.plan).first()
    if plan is None:
        return []
    note = CheckIn.objects.filter(occasion__commitment=plan).exclude(note="").order_by("-answered_at").first()
    words = [f"What you protect: {isolated(plan.what)}, for {isolated(plan.value.name)}."]
    words += [f"What gets in the way: {isolated(plan.obstacle)}."] if plan.obstacle else []
    words += [f"Your latest note: {isolated(note.note)}"] if note else []
    return [ShareableFact(f"note {place}", each, is_note=True) for place, each in enumerate(words)]
