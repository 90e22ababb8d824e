from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.weekly_spans import DAY, WEEK, format_span, overlaps, weekly_spans

DAYS = st.lists(st.integers(0, 6), unique=True, min_size=1)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("days", "starts", "ends", "later", "expected"),
    [
        ([1], time(18), time(21), 0, [(2520, 2700)]),
        ([0, 4], time(22), time(6), 0, [(1320, 1800), (7080, 7560)]),
        ([6], time(22), time(6), 0, [(0, 360), (9960, 10080)]),
        ([0], time(0, 30), time(1), -60, [(10050, 10080)]),
        ([1], time(18), time(21), 60, [(2580, 2760)]),
        ([6], time(20), time(0), 0, [(9840, 10080)]),
    ],
)
def test_hours_of_a_week(days, starts, ends, later, expected):
    assert weekly_spans(days, starts, ends, later=later) == expected


def test_spans_share_hours():
    work = weekly_spans(range(5), time(9), time(17))
    assert overlaps(weekly_spans([1, 6], time(16), time(18)), work) == [(2400, 2460)]
    assert overlaps(weekly_spans([1], time(17), time(18)), work) == []
    nights = weekly_spans([4], time(22), time(6))
    assert overlaps(weekly_spans([5], time(5), time(7)), nights) == [(7500, 7560)]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((2520, 2700), "Tuesday 18:00 to 21:00"),
        ((7080, 7560), "Friday 22:00 to Saturday 6:00"),
        ((9840, 10080), "Sunday 20:00 to midnight"),
        ((0, 65), "Monday 0:00 to 1:05"),
    ],
)
def test_spans_in_words(span, expected):
    assert format_span(span) == expected


@given(DAYS, TIMES, TIMES, st.integers(-DAY, DAY))
def test_spans_each_stand_in_the_week_and_nothing_is_gained_or_left_out(days, starts, ends, later):
    found = weekly_spans(days, starts, ends, later=later)
    assert all(0 <= begin < end <= WEEK for begin, end in found)
    length = sum(end - begin for begin, end in weekly_spans([0], starts, ends))
    assert sum(end - begin for begin, end in found) == length * len(days)


@given(DAYS, DAYS, TIMES, TIMES, TIMES)
def test_sharing_goes_both_ways(days, others, first, second, third):
    these, those = weekly_spans(days, first, second), weekly_spans(others, second, third)
    assert overlaps(these, those) == overlaps(those, these)
