"""What Ask the coach says to a question, as its page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coaching.context import CoachContext
from coaching.questions.limits import PASSED
from coaching.suggestions.items import PersonFacts
from integration_site.ask.finding import Finding, Found, find
from integration_site.ask.loading import Feeling
from integration_site.ask.ways import Way, way_of

SHOWN = 3
KINDS: Mapping[str, str] = {
    "question": "Questions",
    "section": "In the guide",
    "suggestion": "What the coach suggests",
    "advice": "Something to protect",
    "reply": "Words for others",
    "page": "A page of this site",
    "practice": "Something to do here",
    "profile": "Portraits",
}


@dataclass(frozen=True)
class AnswerRow:
    """One place, with why it was chosen and the link that does it."""

    kind: str
    title: str
    text: str
    address: str
    because: str
    way: Way


@dataclass(frozen=True)
class Answer:
    """`main` is None when nothing here answers, or when what came first did not help; `rows` then has three.

    `passed` is how many were shown before, `following` how many to pass for the next three, None when none are left.
    """

    main: AnswerRow | None
    rows: Sequence[AnswerRow]
    feeling: Feeling | None
    is_answer: bool
    by_meaning: bool
    passed: int
    following: int | None


def answer_to(question: str, known: CoachContext, today: date, *, passed: int = 0) -> Answer:
    finding = find(question, facts_of(known))
    shown = [
        _row(each, because_of(each, by_meaning=finding.by_meaning), way_of(each.place, question, known, today))
        for each in finding.found[passed : passed + SHOWN]
    ]
    has_main = finding.is_answer and not passed and bool(shown)
    following = passed + SHOWN
    is_last = following not in PASSED or following >= len(finding.found)
    return Answer(
        main=shown[0] if has_main else None,
        rows=shown[1:] if has_main else shown,
        feeling=finding.feeling,
        is_answer=finding.is_answer,
        by_meaning=finding.by_meaning,
        passed=passed,
        following=None if is_last else following,
    )


def best_of(finding: Finding) -> Sequence[Found]:
    """What is an answer; nothing rather than a poor one."""
    return finding.found[:SHOWN] if finding.is_answer else []


def facts_of(known: CoachContext) -> PersonFacts | None:
    """None while nothing is known: then nothing leans."""
    return known.facts if known.facts != PersonFacts() else None


def _row(found: Found, because: str, way: Way) -> AnswerRow:
    place = found.place
    return AnswerRow(KINDS[place.authored.kind], place.title, place.text, place.address, because, way)


def because_of(found: Found, *, by_meaning: bool) -> str:
    asked = "you asked something close to" if by_meaning else "your question shares words with"
    return f"because {asked} “{found.nearest}”" + (", and it fits what you keep here" if found.fits else "")
