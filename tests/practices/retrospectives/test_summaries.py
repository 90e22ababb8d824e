from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.retrospectives.summaries import describe_days, describe_range, describe_times, first_monday, month_after

MONDAY = date(2026, 11, 2)


def said(*points):
    """Two a week."""
    return [(date(2026, 11, 2 + 7 * (place // 2) + place % 2), point) for place, point in enumerate(points)]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([], "too few points to tell"),
        ([3, 4], "too few points to tell"),
        ([2, 4, 3, 3, 2], "between 2 and 4 in three weeks"),
        ([3, 3, 3], "3 each time in two weeks"),
    ],
)
def test_ranges(points, words):
    assert describe_range(said(*points)) == words


def test_summary_of_three_points_of_one_week():
    assert describe_range([(MONDAY, 1), (MONDAY, 5), (MONDAY, 2)]) == "between 1 and 5 in one week"


@given(st.lists(st.integers(1, 5), min_size=3, max_size=40))
def test_summary_range_holds_each_point_and_no_other_end(points):
    words = describe_range((MONDAY, point) for point in points)
    ends = [int(each) for each in words.split() if each.isdigit()]
    assert {ends[0], ends[-1]} == {min(points), max(points)}


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        ([4], "One time, too few ratings to tell"),
        ([4, None, 5], "Three times, too few ratings to tell"),
        ([4, None, 5, 3], "Four times, rated between 3 and 5"),
        ([4, 4, 4], "Three times, rated 4 each time"),
    ],
)
def test_times(ratings, words):
    assert describe_times(ratings) == words


def test_days_count_both_ends():
    assert describe_days(9, since=MONDAY, today=date(2026, 11, 15)) == "9 of 14 days"
    assert describe_days(0, since=MONDAY, today=MONDAY) == "0 of 1 day"


def test_summary_of_the_weeks_looked_at():
    assert first_monday(date(2026, 11, 22), weeks=3) == date(2026, 11, 2)
    assert first_monday(date(2026, 11, 23), weeks=1) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 22), date(2026, 12, 22)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
    ],
)
def test_summary_of_a_month_later(day, expected):
    assert month_after(day) == expected
