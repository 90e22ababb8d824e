"""From answers to scores with their bands, a profile and what it rests on. Pure, and free of any order in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.scales import CONTROL, MATTERS, POINTS, ScaleInstrument, ScaleItem
from assessments.scoring.scale_scores import PLACES, ScaleScore, scale_score, worked_out

SCORER_VERSION = 1
FAR_END = POINTS
LEANS = 4  # of five points, the first that speaks for the scale
MIN_ALIKE = 12  # a third of the statements: below that, equal answers are no pattern

# Item to 1-5, 0 for "does not apply" or None for "prefer not to say". Items that were never asked are absent.
Values = Mapping[str, int | None]


class InvalidValuesError(ValueError):
    """Answers to statements that the instrument does not have, or none of the answers that it offers."""


@dataclass(frozen=True, slots=True)
class FullResult:
    """`scales` by key. `profile`, `second` and `lead` are None when fewer than two styles have a score.

    `margin` is the lead in standard errors of the difference. `near` are further styles as close to the first as a
    close call. `weakest` is the lowest condition, None also where nothing came out low; `say` is what `control` comes
    to. None where there is no score.
    `is_even` tells that all statements got one and the same answer, `matters` what was said to matter most.
    """

    instrument: str
    version: int
    scorer: int
    scales: Mapping[str, ScaleScore]
    profile: str | None
    second: str | None
    margin: float | None
    lead: str | None
    near: tuple[str, ...]
    weakest: str | None
    say: str | None
    is_even: bool
    matters: str | None = None

    @property
    def is_blend(self) -> bool:
        return self.lead == "close"


def score(instrument: ScaleInstrument, values: Values) -> FullResult:
    """InvalidValuesError for a statement or value that does not exist."""
    require_usable(instrument, values)
    keyed = {key: _keyed(items, values) for key, items in instrument.items_of.items()}
    asked = {
        scale.key: scale_score(instrument, scale.key, keyed[scale.key]) for scale in instrument.scales if scale.is_asked
    }
    scales = {scale.key: asked.get(scale.key) or worked_out(instrument, scale, asked) for scale in instrument.scales}
    ranked = _ranked(instrument, scales, keyed)
    first, second = (ranked[0], ranked[1]) if len(ranked) > 1 else (None, None)
    margin = round(_margin(instrument, scales, first, second), PLACES) if first and second else None
    return FullResult(
        instrument=instrument.slug,
        version=instrument.version,
        scorer=SCORER_VERSION,
        scales=scales,
        profile=first,
        second=second,
        margin=margin,
        lead=None if margin is None else instrument.lead_for(margin).word,
        near=_near(instrument, scales, ranked) if margin is not None else (),
        weakest=_weakest(instrument, scales),
        say=_say_word(instrument, scales[CONTROL].score),
        is_even=_is_even(instrument, values),
        matters=_matters(instrument, values),
    )


def require_usable(instrument: ScaleInstrument, values: Values) -> None:
    known = instrument.values
    for key, value in values.items():
        if key not in known or not (value is None or value in known[key]):
            raise InvalidValuesError(f"{instrument.slug}-{instrument.version} has no {key!r} with {value!r}.")


def top_items(instrument: ScaleInstrument, values: Values, scale: str, *, count: int = 3) -> list[ScaleItem]:
    """The answered statements that spoke most for a scale, strongest first; equal ones as they are asked."""
    items = [item for item in instrument.items_of[scale] if (value := values.get(item.key)) and _leans(item, value)]
    return sorted(items, key=lambda item: -item.keyed(values[item.key] or 0))[:count]


def summary_of(result: FullResult) -> dict[str, Any]:
    """What is stored of a result, as JSON takes it; `result_from` gives the same result back."""
    fields = {name: getattr(result, name) for name in FullResult.__slots__ if name != MATTERS or result.matters}
    scales = {
        key: {name: getattr(score, name) for name in ScaleScore.__slots__} for key, score in result.scales.items()
    }
    return fields | {"scales": scales, "near": list(result.near)}


def result_from(summary: Mapping[str, Any]) -> FullResult:
    scales = {key: ScaleScore(**fields) for key, fields in summary["scales"].items()}
    return FullResult(**{**summary, "scales": scales, "near": tuple(summary["near"])})


def _keyed(items: Sequence[ScaleItem], values: Values) -> list[int]:
    return [item.keyed(value) for item in items if (value := values.get(item.key))]


def _ranked(instrument: ScaleInstrument, scales: Mapping[str, ScaleScore], keyed: Mapping[str, list[int]]) -> list[str]:
    """The styles that have a score, highest first; equal ones by answers at the far end, then by the tie rule."""
    scored = [key for key in instrument.tie_profiles if scales[key].score is not None]
    return sorted(scored, key=lambda key: (-scales[key].score, -keyed[key].count(FAR_END)))


def _margin(instrument: ScaleInstrument, scales: Mapping[str, ScaleScore], first: str, second: str) -> float:
    """In standard errors of the difference of two scores."""
    one, other = scales[first], scales[second]
    return (one.score - other.score) / instrument.error_between((first, one.error), (second, other.error))


def _near(instrument: ScaleInstrument, scales: Mapping[str, ScaleScore], ranked: list[str]) -> tuple[str, ...]:
    return tuple(
        key
        for key in ranked[2:]
        if instrument.lead_for(round(_margin(instrument, scales, ranked[0], key), PLACES)).word == "close"
    )


def _weakest(instrument: ScaleInstrument, scales: Mapping[str, ScaleScore]) -> str | None:
    """The lowest beside the score at which its low words end. Equal conditions go by the tie rule."""
    ends = {key: instrument.scale(key).middle for key in instrument.tie_conditions}
    scored = [key for key in ends if scales[key].score is not None]
    low = [key for key in scored if scales[key].score < ends[key]] if instrument.has_floor else scored
    return min(low, key=lambda key: scales[key].score / ends[key], default=None)


def _say_word(instrument: ScaleInstrument, score: float | None) -> str | None:
    if score is None:
        return None
    return [word for word, least in instrument.say.items() if score >= least][-1]


def _is_even(instrument: ScaleInstrument, values: Values) -> bool:
    given = [value for key, value in values.items() if value and key in instrument.items]
    return len(given) >= MIN_ALIKE and len(set(given)) == 1


def _matters(instrument: ScaleInstrument, values: Values) -> str | None:
    given = values.get(instrument.closing)
    return instrument.matters[given - 1] if given else None


def _leans(item: ScaleItem, value: int) -> bool:
    return item.keyed(value) >= LEANS
