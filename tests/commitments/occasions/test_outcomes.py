import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.models import Answer
from commitments.occasions.outcomes import ANSWERS, count_by_answer, count_kept, longest_streak, outcome
from tests.commitments.factories import ANSWERS as LETTERS

OUTCOMES = st.lists(st.sampled_from([*ANSWERS, None]), max_size=60)


def spelt(letters):
    return [LETTERS[letter].value if letter != "." else None for letter in letters]


def test_outcome_names_are_those_of_the_answers():
    assert list(ANSWERS.items()) == Answer.choices


@pytest.mark.parametrize(
    ("letters", "run"),
    [("", 0), ("M", 0), ("K", 1), ("KBK", 3), ("KKMK", 2), ("KMKK", 2), ("KN.K", 2), ("NN", 0), ("KKMKBKMK", 3)],
)
def test_run_that_is_longest(letters, run):
    assert longest_streak(spelt(letters)) == run


@pytest.mark.parametrize(
    ("answer", "is_moved", "later", "expected"),
    [
        (None, False, None, None),
        ("kept", False, None, "kept"),
        ("bent", False, None, "bent"),
        ("bent", True, "kept", "bent"),
        ("bent", True, "missed", "missed"),
        ("bent", True, "not_applicable", "not_applicable"),
        ("bent", True, None, None),
    ],
)
def test_outcome_of_a_moved_time_is_the_answer_to_the_later_one(answer, is_moved, later, expected):
    assert outcome(answer, is_moved=is_moved, later=later) == expected


def test_mix_names_the_four_answers_always():
    assert count_by_answer(spelt("KKB")) == [
        ("Kept", 2),
        ("Moved on purpose", 1),
        ("Not this time", 0),
        ("Didn’t apply", 0),
    ]
    assert count_by_answer(spelt("K..M"))[-1] == ("No answer", 2)


@given(OUTCOMES)
def test_mix_counts_each_once_and_no_run_is_longer_than_what_held(outcomes):
    assert sum(count for _, count in count_by_answer(outcomes)) == len(outcomes)
    assert longest_streak(outcomes) <= count_kept(outcomes) <= len(outcomes)


@given(OUTCOMES)
def test_run_is_not_changed_by_a_week_without_an_answer(outcomes):
    assert longest_streak(outcomes) == longest_streak([each for each in outcomes if each])
