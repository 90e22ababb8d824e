from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.habits.step_suggestions import StepSuggestion, suggested_step

MONDAY = date(2026, 11, 2)


def marked(*counts, first=MONDAY):
    """The first so many days of each week."""
    return {first + timedelta(days=7 * week + day) for week, count in enumerate(counts) for day in range(count)}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], None),
        ([7, 7], None),
        ([5, 5, 5], StepSuggestion.UP),
        ([5, 5, 4], None),
        ([5, 3, 5, 5], StepSuggestion.UP),
        ([0, 5, 5, 5], StepSuggestion.UP),
        ([5, 5, 5, 2], None),
        ([5, 5, 5, 4], None),
        ([2, 2], StepSuggestion.DOWN),
        ([2], None),
        ([0, 0], StepSuggestion.DOWN),
        ([3, 3, 4, 4], None),
        ([2, 7, 7, 2], StepSuggestion.DOWN),
        ([2, 2, 7], None),
        ([2, 2, 2, 2, 5, 5, 5], StepSuggestion.UP),
        ([7, 7, 7, 3, 3, 3, 3], None),
    ],
)
def test_step_is_suggested_by_whole_weeks(counts, expected):
    today = MONDAY + timedelta(days=7 * len(counts))
    assert suggested_step(marked(*counts), since=MONDAY, today=today) == expected


def test_week_counts_once_it_is_over():
    done = marked(5, 5, 5)
    assert suggested_step(done, since=MONDAY, today=date(2026, 11, 22)) is None
    assert suggested_step(done, since=MONDAY, today=date(2026, 11, 23)) == StepSuggestion.UP


def test_week_in_which_it_began_does_not_count():
    done = marked(5, 5, 5)
    assert suggested_step(done, since=date(2026, 11, 3), today=date(2026, 11, 23)) is None
    assert suggested_step(done, since=date(2026, 10, 27), today=date(2026, 11, 16)) is None


def test_weeks_away_are_left_out():
    today = date(2026, 11, 23)
    assert suggested_step(marked(6, 0, 0), since=MONDAY, today=today) == StepSuggestion.DOWN
    assert suggested_step(marked(6, 0, 0), since=MONDAY, today=today, away={date(2026, 11, 9)}) is None


@given(st.lists(st.integers(0, 7), max_size=9))
def test_step_to_more_comes_never_after_a_week_not_kept_nor_less_after_one_not_missed(counts):
    step = suggested_step(marked(*counts), since=MONDAY, today=MONDAY + timedelta(days=7 * len(counts)))
    assert step != StepSuggestion.UP or (counts[-1] >= 5 and sum(count >= 5 for count in counts[-4:]) >= 3)
    assert step != StepSuggestion.DOWN or (counts[-1] <= 2 and sum(count <= 2 for count in counts[-4:]) >= 2)
