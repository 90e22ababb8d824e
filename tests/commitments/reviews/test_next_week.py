from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.reviews.next_week import NextWeek, apply_to_span

LONDON = ZoneInfo("Europe/London")
SPAN = (datetime(2026, 12, 1, 18, tzinfo=UTC), datetime(2026, 12, 1, 21, tzinfo=UTC))


@pytest.mark.parametrize(
    ("change", "starts", "ends"),
    [
        (NextWeek("keep"), (1, 18, 0), (1, 21, 0)),
        (NextWeek("rest"), (1, 18, 0), (1, 21, 0)),
        (NextWeek("swap", what="a walk"), (1, 18, 0), (1, 21, 0)),
        (NextWeek("shrink"), (1, 18, 0), (1, 19, 30)),
        (NextWeek("move", 3, time(9, 30)), (3, 9, 30), (3, 12, 30)),
        (NextWeek("move", 0, time(7)), (30, 7, 0), (30, 10, 0)),
    ],
)
def test_choices_each_change_the_next_week(change, starts, ends):
    found = apply_to_span(SPAN, change, LONDON)
    assert [(at.day, at.hour, at.minute) for at in found] == [starts, ends]


def test_move_may_pass_midnight_and_that_of_the_week():
    sunday = datetime(2026, 12, 6, 22, tzinfo=UTC)
    assert apply_to_span(SPAN, NextWeek("move", 6, time(22)), LONDON) == (sunday, sunday + timedelta(hours=3))


@given(st.integers(0, 6), st.integers(0, 23))
def test_move_stays_in_its_week_and_keeps_its_length(weekday, hour):
    starts, ends = apply_to_span(SPAN, NextWeek("move", weekday, time(hour)), LONDON)
    assert ends - starts == SPAN[1] - SPAN[0]
    assert (starts.weekday(), starts.isocalendar().week) == (weekday, 49)
