from datetime import date, timedelta

import pytest

from commitments.schedule import week_numbers

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("after", "times", "numbers"),
    [
        ([], 1, []),
        ([0, 7, 14, 21], 1, [1, 2, 3, 4]),
        ([0, 6, 13], 1, [1, 2, 3]),
        ([0, 2, 7, 9], 2, [1, 1, 2, 2]),
        ([2, 7, 9, 14], 2, [1, 1, 2, 2]),
        ([0, 2, 7, 14], 1, [1, 1, 2, 3]),
        ([0, 2, 14], 2, [1, 1, 2]),
    ],
    ids=["none", "one a week", "moved to Monday", "two", "two from Thursday", "fewer from week two", "a gap"],
)
def test_week_of_each_time(after, times, numbers):
    assert week_numbers([TUESDAY + timedelta(days=days) for days in after], times) == numbers
