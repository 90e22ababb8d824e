import pytest

from commitments.turns import turn_of


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
    assert turn_of(answers) == turn
