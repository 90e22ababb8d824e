from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.schedule import Hours, minutes_of, own_hours
from practices.shifts import Shift, minutes_by_day, work_lines, work_spans
from practices.weekly_spans import DAY, WEEK, weekly_spans

MONDAY = date(2026, 11, 23)
NEXT = MONDAY + timedelta(weeks=1)
DAY_SHIFT, NIGHT = Hours(time(9), time(17)), Hours(time(22), time(6))
ROTA = [Shift((0, 1), DAY_SHIFT, MONDAY), Shift((5, 6), NIGHT, NEXT)]
SHIFTS = st.lists(
    st.builds(
        Shift,
        st.lists(st.integers(0, 6), unique=True, min_size=1).map(tuple),
        st.builds(own_hours, st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.integers(1, 1439)),
        st.sampled_from([None, MONDAY, NEXT]),
    ),
    max_size=4,
)


def test_hours_by_day():
    week = [Shift((0, 2), DAY_SHIFT), Shift((5,), Hours(time(10), time(14)))]
    assert minutes_by_day(work_spans(week, MONDAY)) == [480, 0, 480, 0, 0, 240, 0]


def test_hours_after_midnight_count_for_the_next_day_and_the_next_week():
    assert minutes_by_day(work_spans([Shift((6,), NIGHT)], MONDAY)) == [360, 0, 0, 0, 0, 0, 120]
    assert minutes_by_day(work_spans([Shift((0,), Hours(time(16), time(0)))], MONDAY)) == [480, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("monday", "expected"),
    [
        (MONDAY, [6 * 60 + 8 * 60, 480, 0, 0, 0, 0, 0]),
        (NEXT, [0, 0, 0, 0, 0, 120, 480]),
        (MONDAY + timedelta(weeks=52), [14 * 60, 480, 0, 0, 0, 0, 0]),
        (MONDAY - timedelta(weeks=3), [0, 0, 0, 0, 0, 120, 480]),
    ],
)
def test_weeks_alternate_and_a_sunday_night_goes_on_in_the_other(monday, expected):
    assert minutes_by_day(work_spans(ROTA, monday)) == expected


def test_week_is_named_by_any_day_of_it():
    friday = MONDAY + timedelta(days=4)
    assert work_spans([Shift((0,), DAY_SHIFT, friday)], MONDAY) == [(540, 1020)]
    assert work_spans([Shift((0,), DAY_SHIFT, friday)], NEXT) == []


def test_shifts_in_words():
    assert work_lines([Shift((0, 1, 2), DAY_SHIFT), Shift((5,), NIGHT)]) == [
        "Monday to Wednesday, 9:00 to 17:00",
        "Saturday, 22:00 to 6:00 the next day",
    ]
    assert work_lines(ROTA) == [
        "in the week of Monday 23 November and every second one: Monday and Tuesday, 9:00 to 17:00",
        "in the week of Monday 30 November and every second one: Saturday and Sunday, 22:00 to 6:00 the next day",
    ]


@given(SHIFTS)
def test_spans_stand_in_the_week_in_order_and_apart(shifts):
    found = work_spans(shifts, MONDAY)
    assert all(0 <= begin < end <= WEEK for begin, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    assert sum(minutes_by_day(found)) == sum(end - begin for begin, end in found)
    assert all(0 <= minutes <= DAY for minutes in minutes_by_day(found))


@given(SHIFTS)
def test_weeks_come_again_every_second_time(shifts):
    assert work_spans(shifts, MONDAY) == work_spans(shifts, MONDAY + timedelta(weeks=2))


@given(st.sets(st.integers(0, 6), min_size=1), st.times(), st.integers(1, 1439))
def test_shift_of_every_week_is_what_a_weekly_plan_is(days, starts, minutes):
    hours = own_hours(starts.replace(second=0, microsecond=0), minutes)
    found = work_spans([Shift(tuple(days), hours)], MONDAY)
    minute_set = {at for begin, end in found for at in range(begin, end)}
    assert minute_set == {at for begin, end in weekly_spans(days, hours.starts, hours.ends) for at in range(begin, end)}
    assert len(minute_set) <= minutes_of(hours) * len(days)
