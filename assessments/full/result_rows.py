"""A result of the full assessment in the words and lengths that its page shows. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.full.statement_rows import said
from assessments.scales import CONDITION, STYLE, ScaleInstrument
from assessments.scoring.full import FullResult, Values, top_items
from assessments.scoring.scale_scores import Gap, ScaleScore, gap_of

TOO_FEW = "Not enough answers"
NO_SOURCE = "Not enough answers to what it is worked out from."


@dataclass(frozen=True)
class ScaleRow:
    """Lengths are shares of an SVG's width: "42%". Without a score they are empty and `text` says why."""

    name: str
    about: str
    words: str
    text: str
    at: str
    band_from: str
    band_width: str
    is_first: bool


@dataclass(frozen=True)
class MixingRow:
    """What happens, what is wished of it, and in `words` how far apart they lie; empty where one has no score."""

    happens: ScaleRow
    wished: ScaleRow
    words: str


@dataclass(frozen=True)
class DriverRow:
    statement: str
    said: str
    name: str


@dataclass(frozen=True)
class FullRows:
    """`title` names the profile, or two that are too close to part, or says that none can be named; `said` goes on
    after "the thirty-six". `is_none_low` tells that conditions have a score and that none came out low."""

    title: str
    said: str
    lead_name: str
    second: str
    rule: str
    near: str
    styles: tuple[ScaleRow, ...]
    mixing: tuple[MixingRow, ...]
    conditions: tuple[ScaleRow, ...]
    weakest: str
    is_none_low: bool
    drivers: tuple[DriverRow, ...]
    is_even: bool


def full_rows(instrument: ScaleInstrument, result: FullResult, values: Values) -> FullRows:
    names = {scale.key: scale.name for scale in instrument.scales}
    named = named_styles(result)
    return FullRows(
        title=_title([names[key] for key in named]),
        said=_said([names[key] for key in named]),
        lead_name=next((lead.name for lead in instrument.leads if lead.word == result.lead), ""),
        second="" if result.second is None or result.is_blend else f"{names[result.second]} came next.",
        rule=_rule(instrument, result),
        near=listed([names[key] for key in result.near]),
        styles=tuple(_scale_row(instrument, result, key) for key in _in_order(instrument, result)),
        mixing=tuple(_mixing_row(instrument, result, pair) for pair in instrument.pairs),
        conditions=tuple(_scale_row(instrument, result, key) for key in instrument.keys(CONDITION)),
        weakest=names[result.weakest] if result.weakest else "",
        is_none_low=not result.weakest
        and any(result.scales[key].score is not None for key in instrument.keys(CONDITION)),
        drivers=_drivers(instrument, values, named, names),
        is_even=result.is_even,
    )


def named_styles(result: FullResult) -> list[str]:
    """The profile, or the two of a blend; none where too little was answered."""
    pair = [result.profile, result.second if result.is_blend else None]
    return [key for key in pair if key]


def listed(parts: list[str]) -> str:
    """Nothing, "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _title(names: list[str]) -> str:
    if not names:
        return "No name this time"
    return names[0] if len(names) == 1 else f"Between {names[0]} and {names[1]}"


def _said(names: list[str]) -> str:
    return f"say {names[0]}" if len(names) == 1 else f"lie between {listed(names)}"


def _rule(instrument: ScaleInstrument, result: FullResult) -> str:
    """The lead rule in points of this result, and how it was met."""
    if result.profile is None or result.second is None:
        return ""
    first, second = result.scales[result.profile], result.scales[result.second]
    error = instrument.error_between((result.profile, first.error or 0), (result.second, second.error or 0))
    clear, leaning, _ = instrument.leads
    return (
        f"Your highest stands {_points(_lead(first, second))} points above the next. From "
        f"{_points(clear.least * error)} points on we call that clear, from {_points(leaning.least * error)} on "
        f"leaning, and below that a close call."
    )


def _lead(first: ScaleScore, second: ScaleScore) -> float:
    return (first.score or 0) - (second.score or 0)


def _points(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")


def _in_order(instrument: ScaleInstrument, result: FullResult) -> list[str]:
    """Highest first, as they were ranked; those without a score last."""
    scored = [key for key in instrument.tie_profiles if result.scales[key].score is not None]
    styles = sorted(scored, key=lambda key: -(result.scales[key].score or 0))
    styles += [key for key in instrument.tie_profiles if key not in scored]
    head = [key for key in (result.profile, result.second) if key]
    return [*head, *(key for key in styles if key not in head)]


def _scale_row(instrument: ScaleInstrument, result: FullResult, key: str) -> ScaleRow:
    scale, score = instrument.scale(key), result.scales[key]
    is_first = key in (named_styles(result) if scale.kind == STYLE else [result.weakest])
    if score.score is None or score.low is None or score.high is None:
        asked = len(instrument.items_of[key])
        few = f"{TOO_FEW}: {score.answered} of {asked}, and {scale.least} are needed."
        text = few if scale.is_asked else NO_SOURCE
        return ScaleRow(scale.name, scale.about, "", text, "", "", "", is_first)
    return ScaleRow(
        name=scale.name,
        about=scale.about,
        words=instrument.words_for(key, score.score),
        text=f"{round(score.score)}, likely between {round(score.low)} and {round(score.high)}",
        at=f"{score.score:g}%",
        band_from=f"{score.low:g}%",
        band_width=f"{score.high - score.low:.2f}%",
        is_first=is_first,
    )


def _mixing_row(instrument: ScaleInstrument, result: FullResult, pair: tuple[str, str]) -> MixingRow:
    happens, wished = (_scale_row(instrument, result, key) for key in pair)
    return MixingRow(happens, wished, _gap_words(instrument, gap_of(result.scales, pair)))


def _gap_words(instrument: ScaleInstrument, gap: Gap | None) -> str:
    """Within one standard error it is no difference; within the band it can be chance."""
    if gap is None:
        return ""
    if abs(gap.points) < gap.error:
        return "About as you would like it."
    more = "more" if gap.points > 0 else "less"
    if abs(gap.points) < instrument.band * gap.error:
        return f"Perhaps a little {more} than you would like. So small a difference can be chance."
    return f"{more.capitalize()} than you would like."


def _drivers(
    instrument: ScaleInstrument, values: Values, named: list[str], names: Mapping[str, str]
) -> tuple[DriverRow, ...]:
    """The strongest statements: three for one profile, two each for a blend."""
    count = 3 if len(named) == 1 else 2
    return tuple(
        DriverRow(item.text, said(instrument, values, item.key), names[key])
        for key in named
        for item in top_items(instrument, values, key, count=count)
    )
