"""Two results of the full assessment side by side, each change held against its error band. Pure."""

from dataclasses import dataclass
from math import hypot

from assessments.scales import CONDITION, MIXING, STYLE, ScaleInstrument
from assessments.scoring.full import FullResult
from assessments.scoring.scale_scores import ScaleScore

NO_CHANGE = "No clear change"
UNKNOWN = "Cannot be compared"
NO_SCORE = "no score"


@dataclass(frozen=True)
class ScaleChange:
    """From `before` to `after` in points of 100; `band` is how far two honest answers can differ by chance alone.

    The band is 1.96 standard errors of the difference: the square root of the sum of both squared errors, which is
    sqrt(2) times the error when both are as sure. Both are None where a score is missing.
    """

    difference: float | None
    band: float | None

    @property
    def is_clear(self) -> bool:
        return self.difference is not None and self.band is not None and abs(self.difference) > self.band


@dataclass(frozen=True)
class ChangeRow:
    """All ready to be shown; `verdict` is "No clear change", "Clearly higher", "Clearly lower" or why none is given."""

    name: str
    before: str
    after: str
    verdict: str
    reason: str
    is_clear: bool


@dataclass(frozen=True)
class Comparison:
    styles: tuple[ChangeRow, ...]
    mixing: tuple[ChangeRow, ...]
    conditions: tuple[ChangeRow, ...]
    clear_changes: int


def why_not_comparable(instrument: ScaleInstrument, earlier_version: int) -> str:
    """Why results of an earlier version are not compared with this one; nothing when they may be."""
    if earlier_version == instrument.version or earlier_version in instrument.bridges:
        return ""
    return (
        f"They were made with versions {earlier_version} and {instrument.version} of the statements. A score of one is "
        f"no measure for the other, so a difference would say nothing."
    )


def change_of(before: ScaleScore, after: ScaleScore, *, band: float) -> ScaleChange:
    """`band` in standard errors, such as 1.96."""
    if before.score is None or after.score is None or before.error is None or after.error is None:
        return ScaleChange(None, None)
    return ScaleChange(after.score - before.score, band * hypot(before.error, after.error))


def compare(instrument: ScaleInstrument, before: FullResult, after: FullResult) -> Comparison:
    """`instrument` is that of `after`; ask `refusal` first."""
    styles, mixing, conditions = (
        tuple(_row(instrument, before, after, key) for key in instrument.keys(kind))
        for kind in (STYLE, MIXING, CONDITION)
    )
    return Comparison(styles, mixing, conditions, sum(row.is_clear for row in (*styles, *mixing, *conditions)))


def _row(instrument: ScaleInstrument, before: FullResult, after: FullResult, key: str) -> ChangeRow:
    first, second = before.scales[key], after.scales[key]
    change = change_of(first, second, band=instrument.band)
    return ChangeRow(
        name=instrument.scale(key).name,
        before=_score(first),
        after=_score(second),
        verdict=_verdict(change),
        reason=_reason(change),
        is_clear=change.is_clear,
    )


def _score(score: ScaleScore) -> str:
    return NO_SCORE if score.score is None else str(round(score.score))


def _verdict(change: ScaleChange) -> str:
    if change.difference is None:
        return UNKNOWN
    if not change.is_clear:
        return NO_CHANGE
    return "Clearly higher" if change.difference > 0 else "Clearly lower"


def _reason(change: ScaleChange) -> str:
    if change.difference is None or change.band is None:
        return "One of the two has not enough answers."
    return f"{_difference(change.difference)}. Up to {change.band:.1f} points can be chance."


def _difference(difference: float) -> str:
    if not difference:
        return "The same score"
    size = f"{abs(difference):.1f}".removesuffix(".0")
    return f"{size} {'point' if size == '1' else 'points'} {'more' if difference > 0 else 'fewer'}"
