from datetime import timedelta

import pytest

from commitments.plans.week_chart import WeekCell, WeekChart, draw_week_chart, occasion_state
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
    assert occasion_state(answer, starts_at, ends_at, NOW) == state


def test_windows_stand_in_a_row_of_four():
    assert draw_week_chart([["kept"], ["due"]]) == WeekChart(
        [WeekCell("kept", 34), WeekCell("due", 154)], height=206, wall=140, below=0
    )
    assert [window.left for window in draw_week_chart([["ahead"]] * 5).windows] == [34, 154, 274, 394]


def test_week_of_several_times_has_a_storey_for_each():
    chart = draw_week_chart([["missed"], ["kept", "ahead"]])
    assert chart.windows == [WeekCell("missed", 34), WeekCell("kept", 154), WeekCell("ahead", 154, 268)]
    assert (chart.height, chart.wall, chart.below) == (306, 240, 100)
