"""Questions as the form shows them: what is chosen, what is wrong, which id is which. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.loading.insights import Insight, Insights
from assessments.loading.instruments import Instrument, Question
from assessments.scoring.quick import Answers

MAX_IN_ONE_COLUMN = 4
MISSING = ("", "One answer is missing", "Two answers are missing", "Three answers are missing")


@dataclass(frozen=True)
class OptionRow:
    id: str
    key: str
    label: str
    more: str
    is_chosen: bool


@dataclass(frozen=True)
class QuestionRow:
    """`described_by` lists the ids of hint and error, in that order; `error` is empty when nothing is wrong."""

    number: int
    key: str
    text: str
    hint: str
    error: str
    described_by: str
    in_two_columns: bool
    options: tuple[OptionRow, ...]


@dataclass(frozen=True)
class AnsweredRow:
    """A question with its answer. `others` are the other answers, to be kept while this one is changed."""

    number: int
    label: str
    said: str
    insight: Insight
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class QuestionStep:
    """One question, and what was answered to the others so far; `kept` are those answers, as pairs."""

    question: QuestionRow
    answered: tuple[AnsweredRow, ...]
    kept: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True)
class ErrorLink:
    target: str
    text: str


@dataclass(frozen=True)
class ErrorSummary:
    title: str
    links: tuple[ErrorLink, ...]


def known_answers(instrument: Instrument, sent: Mapping[str, str]) -> dict[str, str]:
    """The part of `sent` that answers a question with one of its own options."""
    return {
        question.key: option.key
        for question in instrument.questions
        for option in question.options
        if sent.get(question.key) == option.key
    }


def question_rows(instrument: Instrument, chosen: Answers, errors: Mapping[str, str]) -> list[QuestionRow]:
    return [
        _question_row(number, question, chosen.get(question.key, ""), errors.get(question.key, ""))
        for number, question in enumerate(instrument.questions, 1)
    ]


def next_step(instrument: Instrument, insights: Insights, chosen: Answers) -> QuestionStep:
    """The first question that `chosen` leaves open; IndexError when there is none."""
    rows = question_rows(instrument, chosen, {})
    still_open = [row for row in rows if row.key not in chosen]
    return QuestionStep(
        question=still_open[0],
        answered=tuple(_answered_row(instrument, insights, chosen, row) for row in rows if row.key in chosen),
        kept=tuple(chosen.items()),
        count=len(rows),
    )


def error_summary(instrument: Instrument, errors: Mapping[str, str]) -> ErrorSummary | None:
    """A link to the first radio button of each question in `errors`; None when there is none."""
    links = tuple(
        ErrorLink(_option_id(question, question.options[0].key), f"Question {number}: {question.short}")
        for number, question in enumerate(instrument.questions, 1)
        if question.key in errors
    )
    return ErrorSummary(MISSING[len(links)], links) if links else None


def _answered_row(instrument: Instrument, insights: Insights, chosen: Answers, row: QuestionRow) -> AnsweredRow:
    question, given = instrument.question(row.key), chosen[row.key]
    others = tuple((key, option) for key, option in chosen.items() if key != row.key)
    return AnsweredRow(row.number, question.label, question.option(given).label, insights[row.key][given], others)


def _question_row(number: int, question: Question, chosen: str, error: str) -> QuestionRow:
    hint_id = f"q-{question.key}-hint"
    return QuestionRow(
        number=number,
        key=question.key,
        text=question.text,
        hint=question.hint,
        error=error,
        described_by=f"{hint_id} q-{question.key}-error" if error else hint_id,
        in_two_columns=len(question.options) > MAX_IN_ONE_COLUMN,
        options=tuple(
            OptionRow(_option_id(question, option.key), option.key, option.label, option.more, option.key == chosen)
            for option in question.options
        ),
    )


def _option_id(question: Question, option: str) -> str:
    return f"{question.key}-{option}"
