from datetime import timedelta

import pytest

from commitments.plans.week_chart import House, Window, house, state_of
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
    assert house([["kept"], ["due"]]) == House([Window("kept", 34), Window("due", 154)], height=206, wall=140, below=0)
    assert [window.left for window in house([["ahead"]] * 5).windows] == [34, 154, 274, 394]


def test_a_week_of_several_times_has_a_storey_for_each():
    front = house([["missed"], ["kept", "ahead"]])
    assert front.windows == [Window("missed", 34), Window("kept", 154), Window("ahead", 154, 268)]
    assert (front.height, front.wall, front.below) == (306, 240, 100)
