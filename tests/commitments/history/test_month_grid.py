from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commitments.history.month_grid import COLUMNS, GridEntry, month_grid

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def test_month_entry_stands_in_its_week():
    (year,) = month_grid([GridEntry(date(2026, 12, 1), "Kept"), GridEntry(date(2026, 11, 24), "Not this time")])
    assert (year.year, [month.name for month in year.months]) == (2026, ["November", "December"])
    november, december = year.months
    assert [[entry.day for entry in cell.entries] for cell in november.cells] == [[], [], [], ["Tue 24"], []]
    assert [[entry.text for entry in cell.entries] for cell in december.cells] == [["Kept"], [], [], [], []]


def test_month_grid_puts_the_newest_year_first():
    assert [
        year.year for year in month_grid([GridEntry(date(2025, 1, 1), "Kept"), GridEntry(date(2027, 1, 1), "Kept")])
    ] == [
        2027,
        2025,
    ]
    assert month_grid([]) == []


@given(st.lists(DAYS, max_size=60))
def test_month_entries_stand_once_in_the_column_of_their_day(days):
    entries = [GridEntry(on, "Kept") for on in days]
    cells = [cell for year in month_grid(entries) for month in year.months for cell in month.cells]
    assert sorted(entry.on for cell in cells for entry in cell.entries) == sorted(days)
    for cell in cells:
        first, last = map(int, cell.days.split(" to "))
        assert all(first <= entry.on.day <= last for entry in cell.entries)


def test_month_columns_cover_the_longest_month():
    days = [date(2026, 1, 1) + timedelta(days=each) for each in range(31)]
    (year,) = month_grid([GridEntry(on, "Kept") for on in days])
    assert [len(cell.entries) for cell in year.months[0].cells] == [7, 7, 7, 7, 3]
    assert [cell.days for cell in year.months[0].cells] == COLUMNS
