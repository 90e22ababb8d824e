"""Statements as the pages of the full assessment show them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.quick.question_rows import ErrorLink, ErrorSummary
from assessments.scales import MATTERS, NO_APPLICATION, ScaleInstrument, Section

NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
OPEN = "Not answered yet"


@dataclass(frozen=True)
class PointRow:
    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class StatementRow:
    """`points` run as the scale does, or are a list; `apart` stand beside them. `error` is empty without a fault."""

    key: str
    number: int
    text: str
    error: str
    points: tuple[PointRow, ...]
    apart: tuple[PointRow, ...]
    is_list: bool


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
        points = [(str(value), label) for value, label in enumerate(instrument.points_of(item.key), 1)]
        apart = [(str(NO_APPLICATION), instrument.inapplicable)] if item.may_not_apply else []
        apart.append((unsaid, instrument.unsaid))
        buttons = tuple(
            PointRow(f"{item.key}-{value}", value, label, chosen.get(item.key) == value)
            for value, label in [*points, *apart]
        )
        error, split = errors.get(item.key, ""), len(points)
        is_list = item.answers == MATTERS
        rows.append(StatementRow(item.key, number, item.text, error, buttons[:split], buttons[split:], is_list))
    return rows


def statement_errors(section: Section, errors: Mapping[str, str]) -> ErrorSummary | None:
    """A link to the first radio button of each statement in `errors`; None when there is none."""
    links = tuple(
        ErrorLink(f"{item.key}-1", f"Statement {number}: {item.text}")
        for number, item in enumerate(section.items, 1)
        if item.key in errors
    )
    if not links:
        return None
    if len(links) == len(section.items) > 1:
        return ErrorSummary(f"All {NUMBERS[len(links)].lower()} statements need an answer", links)
    needs = "statement needs" if len(links) == 1 else "statements need"
    return ErrorSummary(f"{NUMBERS[len(links)]} {needs} an answer", links)


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
    if value is None:
        return instrument.unsaid
    return instrument.inapplicable if value == NO_APPLICATION else instrument.points_of(key)[value - 1]
