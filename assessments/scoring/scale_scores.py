"""From the answers to one scale, or from other scales, to a score with its band. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from assessments.scales import POINTS, Scale, ScaleInstrument

PLACES = 2


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """`score`, `error` and the band `low` to `high` are in points of 0-100, None when too few were `answered`."""

    answered: int
    score: float | None = None
    error: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """By how many `points` something happens more than it is wished, and the standard error of that."""

    points: float
    error: float


def scale_score(instrument: ScaleInstrument, key: str, points: list[int]) -> ScaleScore:
    """The mean of what was answered stands for what was not; the error grows by Spearman-Brown."""
    answered = len(points)
    error = instrument.errors.get((key, answered))
    if error is None:
        return ScaleScore(answered)
    mean = (sum(points) / answered - 1) / (POINTS - 1) * 100
    return _with_band(instrument, answered, mean, error)


def worked_out(instrument: ScaleInstrument, scale: Scale, asked: Mapping[str, ScaleScore]) -> ScaleScore:
    """From the scales that have a score; of pairs the one whose two sides lie furthest apart counts."""
    if scale.pairs:
        found = [gap_of(asked, pair) for pair in scale.pairs]
        gap = max((gap for gap in found if gap), key=lambda gap: abs(gap.points), default=None)
        answered = sum(asked[key].answered for pair in scale.pairs for key in pair)
        return _with_band(instrument, answered, 100 - abs(gap.points), gap.error) if gap else ScaleScore(answered)
    sources = [asked[key] for key in scale.mean_of or scale.rest_of]
    answered, scored = sum(each.answered for each in sources), [each for each in sources if each.score is not None]
    if not scored:
        return ScaleScore(answered)
    mean = sum(each.score for each in scored) / len(scored)
    error = hypot(*(each.error for each in scored)) / len(scored)
    return _with_band(instrument, answered, 100 - mean if scale.rest_of else mean, error)


def gap_of(scales: Mapping[str, ScaleScore], pair: tuple[str, str]) -> Gap | None:
    """None unless both scales have a score."""
    happens, wished = (scales[key] for key in pair)
    if happens.score is None or wished.score is None:
        return None
    return Gap(happens.score - wished.score, hypot(happens.error, wished.error))


def _with_band(instrument: ScaleInstrument, answered: int, score: float, error: float) -> ScaleScore:
    half = instrument.band * error
    low, high = max(0.0, score - half), min(100.0, score + half)
    return ScaleScore(answered, round(score, PLACES), round(error, PLACES), round(low, PLACES), round(high, PLACES))
