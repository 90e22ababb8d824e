"""How an instrument of scales comes to its results, in the words of its method page. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from assessments.scales import CONDITION, MATTERS, MIXING, STYLE, Scale, ScaleInstrument, ScaleItem
from assessments.scoring.full import score

MIDDLE = 3
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
    """`least`, `reliability` and `band` are ready to be shown: "5 of 6", "0.72", "21 points"; `words` may be empty.

    One that is worked out has no statements; `source` says from what, and its `least` is empty.
    """

    name: str
    about: str
    statements: tuple[StatementRow, ...]
    source: str
    least: str
    reliability: str
    band: str
    words: tuple[WordRow, ...]


@dataclass(frozen=True)
class ScaleMethod:
    """`tie_profiles` and `tie_conditions` are names in the order in which they decide.

    `ways` says between which points statements are answered. `is_balanced` tells that as many of each scale speak for
    it as against it.
    """

    ways: tuple[str, ...]
    is_balanced: bool
    styles: tuple[ScaleRow, ...]
    mixing: tuple[ScaleRow, ...]
    conditions: tuple[ScaleRow, ...]
    leads: tuple[WordRow, ...]
    tie_profiles: tuple[str, ...]
    tie_conditions: tuple[str, ...]


def scale_method_of(instrument: ScaleInstrument) -> ScaleMethod:
    """Errors are those of a sheet on which every statement was answered."""
    sheet = score(instrument, dict.fromkeys(instrument.items, MIDDLE))
    errors = {key: each.error or 0.0 for key, each in sheet.scales.items()}
    return ScaleMethod(
        ways=tuple(f"“{points[0]}” to “{points[-1]}”" for way, points in instrument.answers.items() if way != MATTERS),
        is_balanced=all(_is_balanced(items) for items in instrument.items_of.values()),
        styles=tuple(_scale_row(instrument, key, errors[key]) for key in instrument.keys(STYLE)),
        mixing=tuple(_scale_row(instrument, key, errors[key]) for key in instrument.keys(MIXING)),
        conditions=tuple(_scale_row(instrument, key, errors[key]) for key in instrument.keys(CONDITION)),
        leads=tuple(_lead_rows(instrument, errors)),
        tie_profiles=tuple(instrument.scale(key).name for key in instrument.tie_profiles),
        tie_conditions=tuple(instrument.scale(key).name for key in instrument.tie_conditions),
    )


def _is_balanced(items: Sequence[ScaleItem]) -> bool:
    return 2 * sum(item.is_reversed for item in items) == len(items)


def _scale_row(instrument: ScaleInstrument, key: str, error: float) -> ScaleRow:
    scale = instrument.scale(key)
    items = instrument.items_of[key] if scale.is_asked else ()
    return ScaleRow(
        name=scale.name,
        about=scale.about,
        statements=tuple(StatementRow(item.text, AGAINST if item.is_reversed else FOR) for item in items),
        source=_source(instrument, scale),
        least=f"{scale.least} of {len(items)}" if scale.is_asked else "",
        reliability=f"{scale.reliability:.2f}",
        band=f"{round(instrument.band * error)} points",
        words=tuple(_word_rows(instrument, scale)),
    )


def _source(instrument: ScaleInstrument, scale: Scale) -> str:
    """What a scale is worked out from; nothing for one that is asked."""
    names = [f"“{instrument.scale(key).name}”" for key in scale.mean_of or scale.rest_of]
    if scale.mean_of:
        return f"The mean of {' and '.join(names)}."
    if scale.rest_of:
        return f"100 less the mean of {' and '.join(names)}."
    pairs = [" and ".join(f"“{instrument.scale(key).name}”" for key in pair) for pair in scale.pairs]
    return f"100 less the distance between {', or between '.join(pairs)}: the wider one." if pairs else ""


def _word_rows(instrument: ScaleInstrument, scale: Scale) -> Iterator[WordRow]:
    if scale.words:
        low, middle, high = scale.words
        yield WordRow(low, f"below {scale.middle}")
        yield WordRow(middle, f"from {scale.middle}, below {scale.high}")
        yield WordRow(high, f"from {scale.high}")


def _lead_rows(instrument: ScaleInstrument, errors: Mapping[str, float]) -> Iterator[WordRow]:
    """In standard errors, and in points when every statement was answered."""
    error = max(errors[key] for key in instrument.keys(STYLE) if instrument.scale(key).is_asked)
    clear, leaning, close = instrument.leads
    for lead in (clear, leaning):
        points = round(lead.least * hypot(error, error))
        yield WordRow(lead.name, f"{_errors(lead.least)} or more, about {points} points")
    yield WordRow(close.name, f"less than {_errors(leaning.least)}")


def _errors(count: float) -> str:
    return "1 standard error" if count == 1 else f"{count:g} standard errors"
