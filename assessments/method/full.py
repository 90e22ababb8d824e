"""How an instrument of scales comes to its results, in the words of its method page. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from assessments.scales import CONDITION, ITEMS, STYLE, Scale, ScaleInstrument

FOR, AGAINST = "speaks for it", "speaks against it"


@dataclass(frozen=True)
class StatementRow:
    text: str
    direction: str


@dataclass(frozen=True)
class WordRow:
    """A word or sentence, and from which scores it holds."""

    words: str
    rule: str


@dataclass(frozen=True)
class ScaleRow:
    """`least`, `reliability` and `band` are ready to be shown: "5 of 6", "0.72", "21 points"; `words` may be empty."""

    name: str
    about: str
    statements: tuple[StatementRow, ...]
    least: str
    reliability: str
    band: str
    words: tuple[WordRow, ...]


@dataclass(frozen=True)
class ScaleMethod:
    """`tie_profiles` and `tie_conditions` are names in the order in which they decide."""

    statements: int
    styles: tuple[ScaleRow, ...]
    conditions: tuple[ScaleRow, ...]
    leads: tuple[WordRow, ...]
    tie_profiles: tuple[str, ...]
    tie_conditions: tuple[str, ...]


def scale_method_of(instrument: ScaleInstrument) -> ScaleMethod:
    return ScaleMethod(
        statements=len(instrument.items),
        styles=tuple(_scale_row(instrument, key) for key in instrument.keys(STYLE)),
        conditions=tuple(_scale_row(instrument, key) for key in instrument.keys(CONDITION)),
        leads=tuple(_lead_rows(instrument)),
        tie_profiles=tuple(instrument.scale(key).name for key in instrument.tie_profiles),
        tie_conditions=tuple(instrument.scale(key).name for key in instrument.tie_conditions),
    )


def _scale_row(instrument: ScaleInstrument, key: str) -> ScaleRow:
    scale, items = instrument.scale(key), instrument.items_of[key]
    return ScaleRow(
        name=scale.name,
        about=scale.about,
        statements=tuple(StatementRow(item.text, AGAINST if item.is_reversed else FOR) for item in items),
        least=f"{scale.least} of {len(items)}",
        reliability=f"{scale.reliability:.2f}",
        band=f"{round(instrument.band * _error(instrument, scale))} points",
        words=tuple(_word_rows(instrument, scale)),
    )


def _error(instrument: ScaleInstrument, scale: Scale) -> float:
    """The standard error of a score for which every statement was answered, in points of 100."""
    return instrument.errors[scale.key, ITEMS[scale.kind]]


def _word_rows(instrument: ScaleInstrument, scale: Scale) -> Iterator[WordRow]:
    if scale.words:
        low, middle, high = scale.words
        yield WordRow(low, f"below {instrument.middle}")
        yield WordRow(middle, f"from {instrument.middle}, below {instrument.high}")
        yield WordRow(high, f"from {instrument.high}")


def _lead_rows(instrument: ScaleInstrument) -> Iterator[WordRow]:
    """In standard errors, and in points when every statement was answered."""
    error = max(_error(instrument, instrument.scale(key)) for key in instrument.keys(STYLE))
    clear, leaning, close = instrument.leads
    for lead in (clear, leaning):
        points = round(lead.least * hypot(error, error))
        yield WordRow(lead.name, f"{_errors(lead.least)} or more, about {points} points")
    yield WordRow(close.name, f"less than {_errors(leaning.least)}")


def _errors(count: float) -> str:
    return "1 standard error" if count == 1 else f"{count:g} standard errors"
