"""What the scales of what happens and of what is wished tell advice. Pure."""

from assessments.scales import ScaleInstrument
from assessments.scoring.full import FullResult
from assessments.scoring.scale_scores import Gap, gap_of

# What advice calls a direction, by the scale of what happens.
DIRECTIONS = {"work-in-life": "work", "life-in-work": "life"}
MORE = {"blender": True, "boundary": False}  # whether it has more mixing than the other; the rest say nothing of it
FIT = "fit"


def widest_gap(instrument: ScaleInstrument, result: FullResult) -> str | None:
    """Where fit came out lowest: which direction would be less or more, such as "work-less"."""
    gaps = _gaps(instrument, result)
    if result.weakest != FIT or not gaps:
        return None
    key = max(gaps, key=lambda key: abs(gaps[key].points))
    return f"{DIRECTIONS[key]}-{'less' if gaps[key].points > 0 else 'more'}"


def wish_of(instrument: ScaleInstrument, result: FullResult, profile: str) -> str | None:
    """Whether the mixing that a portrait is about would be kept, or be otherwise; None where it is not that clear."""
    gaps = list(_gaps(instrument, result).values())
    if profile not in MORE or not gaps:
        return None
    if all(abs(gap.points) < gap.error for gap in gaps):
        return "keep"
    away = [gap.points > 0 for gap in gaps if abs(gap.points) >= instrument.band * gap.error]
    return "otherwise" if set(away) == {MORE[profile]} else None


def _gaps(instrument: ScaleInstrument, result: FullResult) -> dict[str, Gap]:
    found = {pair[0]: gap_of(result.scales, pair) for pair in instrument.pairs}
    return {key: gap for key, gap in found.items() if gap}
