"""A calendar of what became of each protected time: years, their months, and in each month its weeks. Pure."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

DAYS_A_WEEK = 7
COLUMNS = ["1 to 7", "8 to 14", "15 to 21", "22 to 28", "29 to 31"]


@dataclass(frozen=True)
class GridEntry:
    """`about` says of what, when there is more than one thing; `occasion` is the number of its page."""

    on: date
    text: str
    about: str = ""
    occasion: int = 0

    @property
    def day(self) -> str:
        return f"{self.on:%a} {self.on.day}"


@dataclass(frozen=True)
class Cell:
    days: str
    entries: list[GridEntry]


@dataclass(frozen=True)
class Month:
    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class Year:
    year: int
    months: list[Month]


def month_grid(entries: list[GridEntry]) -> list[Year]:
    """The newest year first; within a year the months that hold an entry, in their order, with five cells each."""
    cells = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: (entry.on, entry.about)):
        cells[entry.on.year, entry.on.month, (entry.on.day - 1) // DAYS_A_WEEK].append(entry)
    years = sorted({year for year, _, _ in cells}, reverse=True)
    return [Year(year, [_month(year, month, cells) for month in _months(year, cells)]) for year in years]


def _months(year: int, cells: dict[tuple[int, int, int], list[GridEntry]]) -> list[int]:
    return sorted({month for its_year, month, _ in cells if its_year == year})


def _month(year: int, month: int, cells: dict[tuple[int, int, int], list[GridEntry]]) -> Month:
    name = f"{date(year, month, 1):%B}"
    return Month(name, [Cell(days, cells.get((year, month, place), [])) for place, days in enumerate(COLUMNS)])
