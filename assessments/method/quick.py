"""How a quick instrument comes to its results, in the words and lengths of its method page. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.loading.instruments import Instrument, Option, Question
from assessments.loading.profiles import Profiles
from assessments.scoring.quick_simulation import Distribution


@dataclass(frozen=True)
class OptionRow:
    label: str
    push: str


@dataclass(frozen=True)
class QuestionRow:
    """`weight` is what each answer hands out: "6 points with each answer". One that gives no points has no options."""

    text: str
    weight: str
    options: tuple[OptionRow, ...]


@dataclass(frozen=True)
class ShareRow:
    """`width` is the share for an SVG length, such as "30%"; `rule` is empty where there is none."""

    name: str
    rule: str
    count: str
    width: str


@dataclass(frozen=True)
class Method:
    """`weights`, `tie_questions` and `tie_profiles` are names; the latter two in the order in which they decide."""

    points: str
    patterns: int
    questions: tuple[QuestionRow, ...]
    weights: tuple[str, ...]
    tie_questions: tuple[str, ...]
    tie_profiles: tuple[str, ...]
    ties: str
    leads: tuple[ShareRow, ...]
    profiles: tuple[ShareRow, ...]


def method_of(instrument: Instrument, words: Profiles, spread: Distribution) -> Method:
    names = {slug: words.profiles[slug].name for slug in instrument.profiles}
    scored = [question for question in instrument.questions if question.weight]
    return Method(
        points=_points(instrument.points_in_all),
        patterns=spread.patterns,
        questions=tuple(_question_row(question, words) for question in instrument.questions),
        weights=tuple(f"{_points(question.weight)} for “{question.label}”" for question in scored),
        tie_questions=tuple(instrument.question(key).label for key in instrument.tie_questions),
        tie_profiles=tuple(names[slug] for slug in instrument.tie_profiles),
        ties=f"{spread.ties} of the {spread.patterns} ways to answer, {_percent(spread.ties, spread)}",
        leads=tuple(_lead_rows(instrument, spread)),
        profiles=tuple(_share_row(names[slug], count, spread) for slug, count in spread.profiles.items()),
    )


def _question_row(question: Question, words: Profiles) -> QuestionRow:
    if not question.weight:
        return QuestionRow(question.text, "No points: it only chooses what we suggest.", ())
    options = tuple(OptionRow(option.label, _push(option, words)) for option in question.options)
    return QuestionRow(question.text, f"{_points(question.weight)} with each answer", options)


def _push(option: Option, words: Profiles) -> str:
    """Most points first, equals by name: "5 to Boundary, 1 to Purpose"."""
    pushes = sorted((-points, words.profiles[slug].short) for slug, points in option.points.items())
    return ", ".join(f"{-points} to {short}" for points, short in pushes)


def _lead_rows(instrument: Instrument, spread: Distribution) -> Iterator[ShareRow]:
    """Each lead word with the leads that earn it; `most` is the largest such lead, in points."""
    most = None
    for lead in instrument.leads:
        yield _share_row(lead.name, spread.leads[lead.word], spread, rule=_rule(lead.least, most))
        most = lead.least - 1


def _rule(least: int, most: int | None) -> str:
    if most is None:
        return f"{_points(least)} or more"
    if least == most:
        return _points(most)
    return f"{least} {'or' if most - least == 1 else 'to'} {_points(most)}"


def _share_row(name: str, count: int, spread: Distribution, *, rule: str = "") -> ShareRow:
    percent = _percent(count, spread)
    return ShareRow(name, rule, f"{count} of {spread.patterns}, {percent}", percent.replace(" ", ""))


def _percent(count: int, spread: Distribution) -> str:
    return f"{round(100 * count / spread.patterns)} %"


def _points(points: int) -> str:
    return "1 point" if points == 1 else f"{points} points"
