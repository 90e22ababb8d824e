"""What an instrument is, and how its file becomes one. Pure: no Django, no files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from assessments.loading.toml_tables import ContentIssue, DataFileError, Table, read_toml, repeated

LEAD_WORDS = ("clear", "leaning", "close")
MAX_POINTS = 20


class InstrumentFileError(DataFileError):
    """An instrument file that cannot be used."""


@dataclass(frozen=True)
class Option:
    """`points` names only profiles that get some; `said` is the answer as we repeat it to the person."""

    key: str
    label: str
    more: str
    said: str
    points: Mapping[str, int]


@dataclass(frozen=True)
class Question:
    """`weight` is the number of points that each of its options hands out: 0 when it only chooses advice.

    `short` is the text for an error list.
    """

    key: str
    weight: int
    label: str
    text: str
    short: str
    hint: str
    options: tuple[Option, ...]

    def option(self, key: str) -> Option:
        return next(option for option in self.options if option.key == key)


@dataclass(frozen=True)
class Lead:
    """A word for how clear a result is; `least` is the smallest lead, in points, that earns it."""

    word: str
    least: int
    name: str


@dataclass(frozen=True)
class Instrument:
    """`leads` runs from the clearest word down; the tie rule is `tie_questions`, all that give points, then
    `tie_profiles`.
    """

    slug: str
    version: int
    title: str
    intro: str
    minutes: int
    profiles: tuple[str, ...]
    questions: tuple[Question, ...]
    tie_questions: tuple[str, ...]
    tie_profiles: tuple[str, ...]
    leads: tuple[Lead, ...]

    def question(self, key: str) -> Question:
        return next(question for question in self.questions if question.key == key)

    def lead_for(self, margin: int) -> Lead:
        return next(lead for lead in self.leads if margin >= lead.least)

    @property
    def points_in_all(self) -> int:
        return sum(question.weight for question in self.questions)


def load_instrument(text: str, where: str) -> Instrument:
    """Parse and validate; `where` names the file in issues. InstrumentFileError carries every issue at once."""
    issues: list[ContentIssue] = []
    top = read_toml(text, where, issues, InstrumentFileError)
    instrument = _read(top)
    _check(instrument, top)
    if issues:
        raise InstrumentFileError(issues)
    return instrument


def _read(top: Table) -> Instrument:
    tie = top.table("tie")
    instrument = Instrument(
        slug=top.key("slug"),
        version=top.whole("version", least=1, most=99),
        title=top.text("title"),
        intro=top.text("intro"),
        minutes=top.whole("minutes", least=1, most=60),
        profiles=top.texts("profiles"),
        questions=tuple(_read_question(table) for table in top.tables("question")),
        tie_questions=tie.texts("questions"),
        tie_profiles=tie.texts("profiles"),
        leads=_read_leads(top.table("lead")),
    )
    tie.close()
    top.close()
    return instrument


def _read_question(table: Table) -> Question:
    weight = table.whole("weight", least=0, most=MAX_POINTS)
    question = Question(
        key=table.key("key"),
        weight=weight,
        label=table.text("label"),
        text=table.text("text"),
        short=table.text("short"),
        hint=table.text("hint"),
        options=tuple(_read_option(option, weight) for option in table.tables("option")),
    )
    table.close()
    for key in repeated([option.key for option in question.options]):
        table.report("option", f"has {key!r} twice; give each option its own key.")
    if len(question.options) < 2:
        table.report("option", "needs at least two options; add one.")
    return question


def _read_option(table: Table, weight: int) -> Option:
    given = _read_points(table, weight) if weight else {}
    option = Option(table.key("key"), table.text("label"), table.text("more"), table.text("said"), given)
    table.close()
    return option


def _read_points(table: Table, weight: int) -> dict[str, int]:
    points = table.table("points")
    given = {profile: points.whole(profile, least=1, most=MAX_POINTS) for profile in points.unread()}
    if sum(given.values()) != weight:
        table.report("points", f"adds up to {sum(given.values())}; hand out the question's weight, {weight}.")
    return given


def _read_leads(table: Table) -> tuple[Lead, ...]:
    leads = []
    for word in LEAD_WORDS:
        entry = table.table(word)
        leads.append(Lead(word, entry.whole("from", least=0, most=MAX_POINTS), entry.text("name")))
        entry.close()
    table.close()
    if not leads[0].least > leads[1].least > leads[2].least == 0:
        table.report("close", "must start from 0, with leaning above it and clear above leaning; correct the margins.")
    return tuple(leads)


def _check(instrument: Instrument, top: Table) -> None:
    """The rules that join one part of the file to another."""
    question_keys = [question.key for question in instrument.questions]
    scored = sorted(question.key for question in instrument.questions if question.weight)
    if not instrument.questions:
        top.report("question", "is empty; add a [[question]].")
    for name, values in (("profiles", instrument.profiles), ("question", question_keys)):
        for value in repeated(values):
            top.report(name, f"has {value!r} twice; remove one.")
    if sorted(instrument.tie_questions) != scored:
        top.report("tie.questions", f"must name each question that gives points once: {', '.join(scored)}.")
    if sorted(instrument.tie_profiles) != sorted(instrument.profiles):
        top.report("tie.profiles", f"must name each profile once: {', '.join(sorted(instrument.profiles))}.")
    for n, question in enumerate(instrument.questions, 1):
        for m, option in enumerate(question.options, 1):
            for profile in sorted(set(option.points) - set(instrument.profiles)):
                place = f"question[{n}].option[{m}].points.{profile}"
                top.report(place, f"is no profile of this file; use {', '.join(instrument.profiles)}.")
        for m, k in _dominated(question):
            place = f"question[{n}].option[{m}].points"
            top.report(place, f"gives no profile more than option {k} does, and one less; raise some points.")


def _dominated(question: Question) -> Iterator[tuple[int, int]]:
    """Places, from 1, of an option that pushes nowhere harder than another one, and of that other."""
    for (m, option), (k, other) in permutations(enumerate(question.options, 1), 2):
        profiles = {*option.points, *other.points}
        gaps = [other.points.get(profile, 0) - option.points.get(profile, 0) for profile in profiles]
        if min(gaps, default=0) >= 0 and max(gaps, default=0) > 0:
            yield m, k
