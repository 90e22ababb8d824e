"""How far a person has come with the full assessment."""

from dataclasses import dataclass

from accounts.models import Person
from assessments import library
from assessments.models import Attempt
from assessments.scales import ScaleInstrument, Section


@dataclass(frozen=True)
class Progress:
    """`attempt` is the unfinished one, `values` its answers; `next_section` counts from 1, None when all have one."""

    instrument: ScaleInstrument
    attempt: Attempt | None
    values: dict[str, int | None]
    next_section: int | None

    @property
    def saved(self) -> int:
        """How many sections, from the first on, have all their answers."""
        return self.furthest - 1 if self.next_section else self.furthest

    @property
    def furthest(self) -> int:
        """The last section that may be opened."""
        return self.next_section or len(self.instrument.sections)

    def section(self, number: int) -> Section:
        return self.instrument.sections[number - 1]


def progress_of(person: Person | None, *, quick_code: str = "") -> Progress:
    """An unfinished attempt goes on with its own version; where there is none, the newest begins.

    Whoever brings three answers along, now or when the attempt began, is not asked once more what matters most.
    """
    attempt = Attempt.objects.for_person(person).unfinished().filter(instrument=library.FULL).first()
    instrument = attempt.definition if attempt else library.newest_full()
    if quick_code or (attempt and attempt.quick_code):
        instrument = instrument.without_matters()
    values = attempt.values() if attempt else {}
    return Progress(instrument, attempt, values, instrument.next_section(values))
