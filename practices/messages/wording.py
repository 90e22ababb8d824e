"""Three messages about how somebody means to work and live, from what is known. Pure.

At work only hours are said, at home also what they are for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.text import isolated
from commitments.wording.phrases import join_words
from commitments.wording.sentences import mailto

SUBJECT = "How I would like to work"
LEADING = 3
TO_MANAGER = (
    "I have been thinking about how my work and the rest of my life fit together, and would like to tell you how I "
    "mean to do it, so that you can plan with it."
)
TO_COLLEAGUES = "So that you know when I can be reached:"
TO_FAMILY = "I have been thinking about how work and home fit together, and would like to tell you what I mean to do."
NOT_FIXED = "If one of these stands in the way of something, please say so, and we look for another way together."
TELL_ME = "If that does not suit what we are doing, tell me, and we find another time."
AT_HOME = "Please ask me now and then how it goes, and tell me what would suit you better."


@dataclass(frozen=True)
class CoachContext:
    """Empty where nothing is known. `work` is such as “Monday to Friday, 9:00 to 17:00”, `times` the hours that are
    protected, `promises` whole sentences about them, `lines` those of the card: label and words."""

    name: str = ""
    work: str = ""
    times: Sequence[str] = ()
    promises: Sequence[str] = ()
    values: Sequence[str] = ()
    lines: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Message:
    key: str
    label: str
    text: str

    @property
    def mailto(self) -> str:
        return mailto(subject=SUBJECT, body=self.text)


def build_messages(known: CoachContext) -> list[Message]:
    """Those that have something to say."""
    kinds = [
        ("manager", "To a manager", TO_MANAGER, _at_work(known), NOT_FIXED),
        ("colleagues", "To colleagues", TO_COLLEAGUES, _at_work(known), TELL_ME),
        ("family", "To those I live with", TO_FAMILY, _at_home(known), AT_HOME),
    ]
    return [
        Message(key, label, _letter(opening, lines, closing, known.name))
        for key, label, opening, lines, closing in kinds
        if lines
    ]


def _letter(opening: str, lines: list[str], closing: str, name: str) -> str:
    paragraphs = [opening, "\n".join(lines), closing, isolated(name)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _at_work(known: CoachContext) -> list[str]:
    hours = [f"I work {isolated(known.work)}."] if known.work else []
    return [*hours, *_free(known), *(f"{label}: {isolated(words)}" for label, words in known.lines)]


def _at_home(known: CoachContext) -> list[str]:
    leading = [isolated(each) for each in known.values[:LEADING]]
    values = [f"What matters most to me: {join_words(leading)}."] if leading else []
    hours = [f"I mean to work {isolated(known.work)}, and not beyond."] if known.work else []
    return [*values, *(known.promises or _free(known)), *hours]


def _free(known: CoachContext) -> list[str]:
    return [f"I keep free: {'; '.join(map(isolated, known.times))}."] if known.times else []
