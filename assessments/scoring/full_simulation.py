"""What sheets of answers to an instrument of scales come to. Pure: whoever calls brings the sheets."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.scales import STYLE, ScaleInstrument
from assessments.scoring.full import FullResult, Values, score
from assessments.scoring.quick_simulation import Distribution, NotComparableError


@dataclass(frozen=True)
class SheetDifference:
    """`number` is the sheet's place, from 1."""

    number: int
    before: FullResult
    after: FullResult


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
