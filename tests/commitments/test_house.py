from datetime import timedelta

import pytest

from commitments.house import Window, state_of, windows
from tests.commitments.factories import NOW

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("answer", "starts_at", "ends_at", "state"),
    [
        ("kept", NOW - 2 * HOUR, NOW - HOUR, "kept"),
        ("missed", NOW - HOUR, NOW + HOUR, "missed"),
        (None, NOW - 2 * HOUR, NOW - HOUR, "due"),
        (None, NOW - HOUR, NOW, "due"),
        (None, NOW, NOW + HOUR, "running"),
        (None, NOW + HOUR, NOW + 2 * HOUR, "ahead"),
    ],
)
def test_state_of_a_week(answer, starts_at, ends_at, state):
    assert state_of(answer, starts_at, ends_at, NOW) == state


def test_windows_stand_in_a_row_of_four():
    assert windows(["kept", "due"]) == [Window("kept", 0), Window("due", 120)]
    assert [window.left for window in windows(["ahead"] * 5)] == [0, 120, 240, 360]
