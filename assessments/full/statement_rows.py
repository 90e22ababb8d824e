"""Statements as the pages of the full assessment show them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.quick.question_rows import ErrorLink, ErrorSummary
from assessments.scales import POINTS, ScaleInstrument, Section

NUMBERS = ("", "One statement needs", "Two statements need", "Three statements need", "Four statements need")
MANY = ("Five statements need", "All six statements need")
OPEN = "Not answered yet"


@dataclass(frozen=True)
class PointRow:
    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class StatementRow:
    """`points` run from "not at all" to "very much"; `unsaid` stands apart. `error` is empty when nothing is wrong."""

    key: str
    number: int
    text: str
    error: str
    points: tuple[PointRow, ...]
    unsaid: PointRow


@dataclass(frozen=True)
class ReviewSection:
    """`rows` are pairs of statement and answer in words."""

    number: int
    title: str
    rows: tuple[tuple[str, str], ...]


def statement_rows(
    instrument: ScaleInstrument,
    section: Section,
    chosen: Mapping[str, str],
    errors: Mapping[str, str],
    *,
    unsaid: str,
) -> list[StatementRow]:
    """`chosen` maps item to the value of a radio button; `unsaid` is the value of the one that stands apart."""
    rows = []
    for number, item in enumerate(section.items, 1):
        points = [(str(value), instrument.points[value - 1]) for value in range(1, POINTS + 1)]
        buttons = [
            PointRow(f"{item.key}-{value}", value, label, chosen.get(item.key) == value)
            for value, label in [*points, (unsaid, instrument.unsaid)]
        ]
        rows.append(
            StatementRow(item.key, number, item.text, errors.get(item.key, ""), tuple(buttons[:POINTS]), buttons[-1])
        )
    return rows


def statement_errors(section: Section, errors: Mapping[str, str]) -> ErrorSummary | None:
    """A link to the first radio button of each statement in `errors`; None when there is none."""
    links = tuple(
        ErrorLink(f"{item.key}-1", f"Statement {number}: {item.text}")
        for number, item in enumerate(section.items, 1)
        if item.key in errors
    )
    return ErrorSummary(f"{(*NUMBERS, *MANY)[len(links)]} an answer", links) if links else None


def review_sections(instrument: ScaleInstrument, values: Mapping[str, int | None]) -> list[ReviewSection]:
    return [
        ReviewSection(
            number, section.title, tuple((item.text, said(instrument, values, item.key)) for item in section.items)
        )
        for number, section in enumerate(instrument.sections, 1)
    ]


def said(instrument: ScaleInstrument, values: Mapping[str, int | None], key: str) -> str:
    if key not in values:
        return OPEN
    value = values[key]
    return instrument.unsaid if value is None else instrument.points[value - 1]
