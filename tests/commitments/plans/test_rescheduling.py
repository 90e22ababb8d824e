from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.plans.rescheduling import match_spans, reschedule_spans
from commitments.schedule import PARTS, weekly_occasions
from tests.commitments.moments import FIRST, LAST, ZONES

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
EVENING = timedelta(hours=3)


def evenings(*days):
    starts = [datetime(2026, 12, day, 18, tzinfo=UTC) for day in days]
    return [(each, each + EVENING) for each in starts]


def days_of(spans):
    return [starts_at.day for starts_at, _ in spans]


@pytest.mark.parametrize(
    ("old", "before", "days", "after", "taken", "new"),
    [
        (evenings(1, 15), 1, [4], MONDAY, set(), [4, 18]),
        (evenings(1, 15), 1, [0], MONDAY + timedelta(hours=10), set(), [14, 21]),
        (evenings(1, 15), 1, [4], MONDAY, {evenings(4)[0][0]}, [18, 25]),
        (evenings(1, 8), 1, [1, 3], MONDAY, set(), [1, 3, 8, 10]),
        (evenings(1, 3, 8, 10), 2, [4], MONDAY, set(), [4, 11]),
        (evenings(3, 8, 10, 15), 2, [1, 3], MONDAY + timedelta(days=2), set(), [3, 8, 10, 15]),
        (evenings(1, 3, 8), 2, [1, 3], MONDAY, set(), [1, 3, 8]),
        ([], 1, [1], MONDAY, set(), []),
    ],
    ids=[
        "another day",
        "already over",
        "taken",
        "more days",
        "fewer days",
        "first week begun",
        "last week not full",
        "nothing ahead",
    ],
)
def test_times_stay_in_their_weeks_or_come_after_the_last(old, before, days, after, taken, new):
    times = {"after": after, "days": days, "hours": PARTS["evening"]}
    assert days_of(reschedule_spans(old, times_before=before, zone=LONDON, taken=taken, **times)) == new


def test_plan_that_gets_the_week_to_choose_from():
    spans = reschedule_spans(
        evenings(1, 8), times_before=1, after=MONDAY, days=[], hours=None, zone=LONDON, taken=set()
    )
    assert spans == [(MONDAY, datetime(2026, 12, 7, tzinfo=UTC)), (spans[0][1], datetime(2026, 12, 14, tzinfo=UTC))]


def test_time_that_is_new_takes_over_that_with_its_start_or_one_of_its_week():
    assert match_spans(evenings(1, 3, 8, 10), evenings(3, 10), LONDON) == [(1, evenings(3)[0]), (3, evenings(10)[0])]
    assert [place for place, _ in match_spans(evenings(1, 8), evenings(4, 11), LONDON)] == [0, 1]
    assert [place for place, _ in match_spans(evenings(1, 8), evenings(1, 3, 8, 10), LONDON)] == [0, None, 1, None]
    assert [place for place, _ in match_spans(evenings(1), evenings(14), LONDON)] == [0]


@given(
    now=st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    before=st.sets(st.integers(0, 6)).map(sorted),
    days=st.sets(st.integers(0, 6)).map(sorted),
)
def test_times_that_are_new_lie_ahead_and_never_meet_an_old_one_that_is_still_to_be_set(now, zone, before, days):
    old = weekly_occasions(now, before, PARTS["morning"] if before else None, zone)
    hours = PARTS["evening"] if days else None
    times_before = max(1, len(before))
    new = reschedule_spans(old, times_before=times_before, after=now, days=days, hours=hours, zone=zone, taken=set())
    assert len(new) == 4 * max(1, len(days))
    assert new == sorted(set(new))
    assert all(now <= starts_at < ends_at for starts_at, ends_at in new)
    assert {starts_at.astimezone(zone).weekday() for starts_at, _ in new} == set(days) or not days
    pairs = match_spans(old, new, zone)
    places = [place for place, _ in pairs if place is not None]
    assert [span for _, span in pairs] == new
    assert len(places) == len(set(places)) == min(len(old), len(new))
    others = {start for place, (start, _) in enumerate(old)}
    assert all(span[0] not in others or old[place][0] == span[0] for place, span in pairs)
