"""What sheets of answers to an instrument of scales come to, and what simulated people would. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import correlation, pstdev

from assessments.scales import POINTS, STYLE, ScaleInstrument
from assessments.scoring.full import FullResult, Values, score
from assessments.scoring.quick_simulation import Distribution, NotComparableError

LOADING = 0.6  # how far a statement says what its scale asks: its correlation with it, before it is cut into points
WISHED = 0.5  # how far what is wished goes with what happens
CUTS = (-1.5, -0.5, 0.5, 1.5)  # between five points, in standard deviations
Gauss = Callable[[float, float], float]  # mean and standard deviation to a number drawn by chance


@dataclass(frozen=True)
class SheetDifference:
    """`number` is the sheet's place, from 1."""

    number: int
    before: FullResult
    after: FullResult


@dataclass(frozen=True)
class ScaleFigures:
    """Of simulated people who answered twice: the spread of a score, and how the two scores go together."""

    sd: float
    reliability: float


@dataclass(frozen=True)
class PeopleFigures:
    """`same` is the share that gets the same name twice, by the word for the first lead; `counts` of how many."""

    scales: Mapping[str, ScaleFigures]
    same: Mapping[str, float]
    counts: Mapping[str, int]


def sheet_distribution(instrument: ScaleInstrument, sheets: Iterable[Values]) -> Distribution:
    """`ties` are the sheets on which first and second style have the same score."""
    results = [score(instrument, values) for values in sheets]
    profiles = Counter(result.profile for result in results)
    leads = Counter(result.lead for result in results)
    return Distribution(
        patterns=len(results),
        profiles={key: profiles[key] for key in instrument.keys(STYLE)},
        leads={lead.word: leads[lead.word] for lead in instrument.leads},
        ties=sum(result.margin == 0 for result in results),
    )


def sheet_differences(
    before: ScaleInstrument, after: ScaleInstrument, sheets: Iterable[Values]
) -> list[SheetDifference]:
    """The sheets for which another profile or lead word comes out. NotComparableError when others are asked."""
    if set(before.items) != set(after.items):
        raise NotComparableError("They do not ask for the same statements.")
    compared = [
        SheetDifference(number, score(before, values), score(after, values)) for number, values in enumerate(sheets, 1)
    ]
    return [one for one in compared if (one.before.profile, one.before.lead) != (one.after.profile, one.after.lead)]


def simulated_people(instrument: ScaleInstrument, count: int, gauss: Gauss) -> Iterator[tuple[Values, Values]]:
    """Two sheets of each person: where they stand on each scale stays, what a single answer adds to it does not."""
    for _ in range(count):
        places = _places(instrument, gauss)
        yield _sheet(instrument, places, gauss), _sheet(instrument, places, gauss)


def people_figures(instrument: ScaleInstrument, people: Iterable[tuple[Values, Values]]) -> PeopleFigures:
    pairs = [(score(instrument, first), score(instrument, second)) for first, second in people]
    columns = {
        scale.key: [(first.scales[scale.key].score, second.scales[scale.key].score) for first, second in pairs]
        for scale in instrument.scales
    }
    same, counts = Counter[str](), Counter[str]()
    for first, second in pairs:
        counts[first.lead] += 1
        same[first.lead] += first.profile == second.profile
    return PeopleFigures(
        scales={key: _figures(column) for key, column in columns.items()},
        same={word: same[word] / counts[word] for word in counts},
        counts=counts,
    )


def _figures(column: list[tuple[float, float]]) -> ScaleFigures:
    first, second = ([pair[side] for pair in column] for side in (0, 1))
    return ScaleFigures(pstdev([*first, *second]), correlation(first, second))


def _places(instrument: ScaleInstrument, gauss: Gauss) -> dict[str, float]:
    """Where a person stands on each scale, in standard deviations."""
    places = {scale.key: gauss(0, 1) for scale in instrument.scales}
    for happens, wished in instrument.pairs:
        places[wished] = WISHED * places[happens] + sqrt(1 - WISHED**2) * places[wished]
    return places


def _sheet(instrument: ScaleInstrument, places: Mapping[str, float], gauss: Gauss) -> dict[str, int]:
    rest = sqrt(1 - LOADING**2)
    sheet = {}
    for key, item in instrument.items.items():
        agreement = LOADING * places[item.scale] + rest * gauss(0, 1)
        value = 1 + sum(agreement > cut for cut in CUTS)
        sheet[key] = POINTS + 1 - value if item.is_reversed else value
    return sheet
