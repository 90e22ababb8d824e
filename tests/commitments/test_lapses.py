import pytest

from commitments.strength import lapse_state, week_outcome


@pytest.mark.parametrize(
    ("answers", "turn"),
    [
        ([], ""),
        (["missed"], ""),
        (["missed", "missed"], "away"),
        (["kept", "missed", None, "not_applicable", "missed"], "away"),
        (["missed", "kept"], "back"),
        (["missed", None, "kept", None], "back"),
        (["missed", "missed", "kept"], "back"),
        (["missed", "kept", "kept"], ""),
        (["kept", "missed"], ""),
    ],
)
def test_turn(answers, turn):
    assert lapse_state(answers) == turn


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["kept"], "kept"),
        (["missed"], "missed"),
        ([None], None),
        (["not_applicable"], None),
        (["missed", "kept"], "kept"),
        (["missed", "missed"], "missed"),
        (["missed", "not_applicable"], "missed"),
        (["missed", None], None),
        ([], None),
    ],
)
def test_week_of_several_times_counts_as_one(answers, expected):
    assert week_outcome(answers) == expected
