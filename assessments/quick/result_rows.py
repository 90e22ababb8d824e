"""A result in the words and lengths that its page shows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.loading.insights import Insight, Insights
from assessments.loading.instruments import Instrument, Question
from assessments.loading.profiles import Profile, Profiles
from assessments.scoring.quick import Points, QuickResult, pivotal_questions

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class ScoreRow:
    """`width` is the share of all points handed out, for an SVG length: "42%"."""

    name: str
    points: str
    width: str
    is_first: bool


@dataclass(frozen=True)
class WhyRow:
    """One answer. `options` are those it can be changed to, key and label; `others` the other answers, to be kept."""

    key: str
    text: str
    label: str
    said: str
    push: str
    insight: Insight
    options: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PointsRow:
    """What one answer added to each profile, as pairs of profile name and points; the last row holds the sums."""

    label: str
    cells: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ChangeRow:
    """`answers` are pairs of question label and answer; `idle` the labels whose answer alone changes nothing."""

    answers: tuple[tuple[str, str], ...]
    profile: str
    idle: str


@dataclass(frozen=True)
class ResultRows:
    profile: Profile
    lead_name: str
    opening: str
    second: str
    rule: str
    scores: tuple[ScoreRow, ...]
    why: tuple[WhyRow, ...]
    points: tuple[PointsRow, ...]
    change: ChangeRow | None


def result_rows(instrument: Instrument, words: Profiles, insights: Insights, result: QuickResult) -> ResultRows:
    return ResultRows(
        profile=words.profiles[result.profile],
        lead_name=instrument.lead_for(result.margin).name,
        opening=words.openings[result.answers["experience"]],
        second=_second(words, result),
        rule=_rule(instrument, result),
        scores=_score_rows(instrument, words, result),
        why=_why_rows(instrument, words, insights, result),
        points=_points_table(instrument, words, result),
        change=_change_row(instrument, words, result),
    )


def _second(words: Profiles, result: QuickResult) -> str:
    """Whichever has as many points as the second, all of them."""
    points = result.scores[result.second]
    equal = [slug for slug in result.scores if slug != result.profile and result.scores[slug] == points]
    names = _listed([words.profiles[slug].name for slug in equal], "and")
    if result.margin:
        return f"{names} came next."
    return f"{names} {'have' if equal[1:] else 'has'} just as many points."


def _rule(instrument: Instrument, result: QuickResult) -> str:
    """The lead rule, and how it was met; with equal points, what decided."""
    clear, leaning, _ = instrument.leads
    rule = (
        f"With {_number(clear.least)} points or more between them we call it clear, with {_number(leaning.least)} "
        f"leaning, with fewer a close call."
    )
    if result.margin:
        return f"Your first and your second lie {_points(result.margin)} apart. {rule}"
    return f"Your first two have the same points, and {_tie_decided_by(instrument, result)} decided. {rule}"


def _tie_decided_by(instrument: Instrument, result: QuickResult) -> str:
    for key in instrument.tie_questions:
        if result.contributions[key][result.profile] != result.contributions[key][result.second]:
            return f"your answer to “{instrument.question(key).label}”"
    return "an order fixed beforehand"


def _score_rows(instrument: Instrument, words: Profiles, result: QuickResult) -> tuple[ScoreRow, ...]:
    rest = [slug for slug in result.scores if slug not in {result.profile, result.second}]
    rest.sort(key=lambda slug: (-result.scores[slug], instrument.tie_profiles.index(slug)))
    return tuple(
        ScoreRow(
            name=words.profiles[slug].name,
            points=_points(result.scores[slug]),
            width=f"{round(100 * result.scores[slug] / instrument.points_in_all)}%",
            is_first=slug == result.profile,
        )
        for slug in (result.profile, result.second, *rest)
    )


def _why_rows(instrument: Instrument, words: Profiles, insights: Insights, result: QuickResult) -> tuple[WhyRow, ...]:
    """Strongest single push first; equal ones in the order of the tie rule; last what gives no points."""
    keys = sorted(instrument.tie_questions, key=lambda key: -max(result.contributions[key].values()))
    idle = [question.key for question in instrument.questions if not question.weight]
    return tuple(
        _why_row(instrument.question(key), result, insights, _push(words, result.contributions.get(key, {})))
        for key in (*keys, *idle)
    )


def _why_row(question: Question, result: QuickResult, insights: Insights, push: str) -> WhyRow:
    given = result.answers[question.key]
    return WhyRow(
        key=question.key,
        text=question.text,
        label=question.label,
        said=question.option(given).said,
        push=push,
        insight=insights[question.key][given],
        options=tuple((option.key, option.label) for option in question.options if option.key != given),
        others=tuple((key, option) for key, option in result.answers.items() if key != question.key),
    )


def _points_table(instrument: Instrument, words: Profiles, result: QuickResult) -> tuple[PointsRow, ...]:
    def row(label: str, points: Points) -> PointsRow:
        return PointsRow(label, tuple((words.profiles[slug].short, points[slug]) for slug in instrument.tie_profiles))

    scored = [question for question in instrument.questions if question.weight]
    rows = [row(question.label, result.contributions[question.key]) for question in scored]
    return (*rows, row("Together", result.scores))


def _push(words: Profiles, points: Points) -> str:
    if not points:
        return "Counts for no name; it chooses what we suggest."
    slugs = sorted(
        (slug for slug in points if points[slug]), key=lambda slug: (-points[slug], words.profiles[slug].name)
    )
    return f"Adds {_listed([f'{points[slug]} to {words.profiles[slug].short}' for slug in slugs], 'and')}."


def _change_row(instrument: Instrument, words: Profiles, result: QuickResult) -> ChangeRow | None:
    if result.change is None:
        return None
    deciding = pivotal_questions(instrument, result.answers)
    changed = result.change.answers
    asked = [question for question in instrument.questions if question.key in changed]
    scored = [question for question in instrument.questions if question.weight]
    idle = [f"“{question.label}”" for question in scored if question.key not in deciding]
    return ChangeRow(
        answers=tuple((question.label, question.option(changed[question.key]).said) for question in asked),
        profile=words.profiles[result.change.profile].name,
        idle=_listed(idle, "or"),
    )


def _listed(parts: Sequence[str], joint: str) -> str:
    """Nothing, "a", "a and b", "a, b and c"."""
    return f" {joint} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _points(points: int) -> str:
    return "no points" if points == 0 else "1 point" if points == 1 else f"{points} points"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
