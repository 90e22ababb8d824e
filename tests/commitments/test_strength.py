from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.strength import Strength, counted, daily_score, strength, weekly_score, word_of

ANSWERS = ["kept", "bent", "missed", "not_applicable", None]
answers = st.lists(st.sampled_from(ANSWERS), max_size=60)


@pytest.mark.parametrize(
    ("pattern", "score"),
    [([], 0), (["kept"], 29.3), (["kept", "missed"], 26.37), (["kept"] * 4, 75.0), (["missed"] * 4, 0)],
)
def test_numbers_that_a_hand_can_check(pattern, score):
    assert weekly_score(pattern) == pytest.approx(score, abs=0.02)


def test_four_kept_are_enough_for_the_last_word():
    assert weekly_score(["kept"] * 4) >= 75


@pytest.mark.parametrize("pattern", list(product(ANSWERS, repeat=4)))
def test_every_pattern_of_four_weeks(pattern):
    scores = [weekly_score(pattern[:count]) for count in range(5)]
    assert all(0 <= score <= 100 for score in scores)
    assert all(before - after <= 10 for before, after in pairwise(scores))
    for place in range(4):
        better = [*pattern[:place], "kept", *pattern[place + 1 :]]
        assert weekly_score(better) >= scores[4]


@given(answers, answers)
def test_kept_never_lowers_it_and_no_answer_changes_nothing(before, after):
    plain = weekly_score([*before, *after])
    for neutral in (None, "not_applicable", "bent"):
        assert weekly_score([*before, neutral, *after]) == plain
    assert weekly_score([*before, "kept", *after]) >= plain
    assert weekly_score([*before, "missed", *after]) <= plain


@given(answers)
def test_one_answer_never_takes_more_than_ten(pattern):
    assert weekly_score(pattern) - weekly_score([*pattern, "missed"]) <= 10


@pytest.mark.parametrize("successor", ANSWERS)
def test_a_moved_time_counts_as_its_successor(successor):
    assert counted("bent", successor) == successor
    assert counted("kept", successor) == "kept"


@pytest.mark.parametrize(("days", "score"), [(0, 0), (7, 31), (13, 50), (28, 78), (56, 95)])
def test_a_daily_habit_done_each_day(days, score):
    assert daily_score([True] * days) == pytest.approx(score, abs=0.6)


@given(st.lists(st.booleans(), max_size=200))
def test_a_day_more_never_lowers_it_and_a_day_less_takes_at_most_six(days):
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
def test_the_word(score, word):
    assert word_of(score) == word


def test_the_number_never_promises_the_next_word():
    rungs = [("Just begun", False), ("Finding its place", True), ("Taking hold", False), ("Holding", False)]
    assert strength(49.9) == Strength("Finding its place", 49, rungs)
