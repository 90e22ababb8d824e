from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.strength import Strength, daily_score, level_name, scored_answer, strength, weekly_score

ANSWERS = ["kept", "bent", "missed", "not_applicable", None]


def weeks(pattern, times):
    return [pattern[start : start + times] for start in range(0, len(pattern), times)]


answers = st.lists(st.sampled_from(ANSWERS), max_size=60)


@pytest.mark.parametrize(
    ("pattern", "score"),
    [([], 0), (["kept"], 29.3), (["kept", "missed"], 26.37), (["kept"] * 4, 75.0), (["missed"] * 4, 0)],
)
def test_numbers_that_a_hand_can_check(pattern, score):
    assert weekly_score(weeks(pattern, 1)) == pytest.approx(score, abs=0.02)


@pytest.mark.parametrize("times", range(1, 8))
def test_strength_of_four_weeks_kept_whole_is_enough_for_the_last_word(times):
    assert weekly_score([["kept"] * times] * 4) == pytest.approx(75.01, abs=0.01)
    assert weekly_score([["missed"] * times]) == 0
    assert weekly_score([["kept"] * times, ["missed"] * times]) == pytest.approx(26.37)


def test_strength_of_half_a_week_of_two_times_kept():
    assert weekly_score([["kept", None]]) == pytest.approx(15.92, abs=0.01)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_strength_of_every_pattern_of_four_weeks(times):
    """Of three times a week only kept and missed; what counts as nothing is tried below."""
    tried = {1: ANSWERS, 2: ["kept", "missed", None], 3: ["kept", "missed"]}[times]
    for pattern in product(tried, repeat=4 * times):
        scores = [weekly_score(weeks(pattern, times)[:count]) for count in range(5)]
        assert all(0 <= score <= 100 for score in scores)
        assert all(before - after <= 10 for before, after in pairwise(scores))
        for place, answer in enumerate(pattern):
            if answer != "kept":
                better = [*pattern[:place], "kept", *pattern[place + 1 :]]
                assert weekly_score(weeks(better, times)) >= scores[4]


@given(answers, answers, st.integers(1, 3))
def test_strength_is_never_lowered_by_kept_and_unchanged_by_no_answer(before, after, times):
    asked = [each if each in ("kept", "missed") else None for each in [*before, *after]]
    assert weekly_score(weeks([*before, *after], times)) == weekly_score(weeks(asked, times))
    head, tail = weeks(before, times), weeks(after, times)
    plain = weekly_score([*head, *tail])
    assert weekly_score([*head, [None] * times, *tail]) == plain
    assert weekly_score([*head, ["kept"] * times, *tail]) >= plain
    assert weekly_score([*head, ["missed"] * times, *tail]) <= plain


@given(answers, st.integers(1, 3))
def test_strength_never_loses_more_than_ten_in_one_week(pattern, times):
    before = weeks(pattern, times)
    assert weekly_score(before) - weekly_score([*before, ["missed"] * times]) <= 10


@pytest.mark.parametrize("successor", ANSWERS)
def test_strength_counts_a_moved_time_as_its_successor(successor):
    assert scored_answer("bent", successor) == successor
    assert scored_answer("kept", successor) == "kept"


@pytest.mark.parametrize(("days", "score"), [(0, 0), (7, 31), (13, 50), (28, 78), (56, 95)])
def test_strength_of_a_daily_habit_done_each_day(days, score):
    assert daily_score([True] * days) == pytest.approx(score, abs=0.6)


@given(st.lists(st.booleans(), max_size=200))
def test_strength_is_never_lowered_by_a_day_more_and_loses_at_most_six_by_a_day_less(days):
    score = daily_score(days)
    assert score <= daily_score([*days, True]) <= 100
    assert 0 <= score - daily_score([*days, False]) < 6


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (0, "Just begun"),
        (24.9, "Just begun"),
        (25, "Finding its place"),
        (49.9, "Finding its place"),
        (50, "Taking hold"),
        (75, "Holding"),
        (100, "Holding"),
    ],
)
def test_strength_word(score, word):
    assert level_name(score) == word


def test_strength_number_never_promises_the_next_word():
    levels = [("Just begun", False), ("Finding its place", True), ("Taking hold", False), ("Holding", False)]
    assert strength(49.9) == Strength("Finding its place", 49, levels)
