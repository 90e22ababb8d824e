from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.reminder_times import HOURS, in_quiet_hours, is_due_to_send, is_same_day, send_at

LONDON = ZoneInfo("Europe/London")
ZONES = st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe"])


def at(day, hour, minute=0, zone=UTC):
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("ends", "hour", "expected"),
    [
        (at(24, 21), 9, at(25, 9)),
        (at(24, 8, 30), 9, at(24, 9)),
        (at(24, 9), 9, at(24, 9)),
        (at(24, 9, 1), 9, at(25, 9)),
        (at(30, 21), 20, datetime(2026, 12, 1, 20, tzinfo=UTC)),
    ],
)
def test_reminder_time_is_the_first_chosen_hour_after_the_end(ends, hour, expected):
    assert send_at(ends, hour, LONDON) == expected


def test_reminder_hour_is_that_of_the_person_s_clock():
    tokyo = ZoneInfo("Asia/Tokyo")
    assert send_at(at(24, 21), 9, tokyo) == at(25, 9, zone=tokyo) == at(25, 0)
    new_york = ZoneInfo("America/New_York")
    saturday = datetime(2026, 10, 31, 23, tzinfo=new_york)  # the clock goes back in the night
    assert send_at(saturday, 9, new_york) == datetime(2026, 11, 1, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "quiet"),
    [(at(24, 7, 59), True), (at(24, 8), False), (at(24, 20, 59), False), (at(24, 21), True), (at(24, 0), True)],
)
def test_quiet_from_nine_to_eight(now, quiet):
    assert in_quiet_hours(now, LONDON) == quiet


@pytest.mark.parametrize(
    ("now", "asks"),
    [
        (at(25, 8, 59), False),
        (at(25, 9), True),
        (at(25, 20, 59), True),
        (at(25, 21), False),
        (at(26, 8), True),
        (at(28, 8, 59), True),
        (at(28, 9), False),
    ],
)
def test_reminder_waits_three_days_for_its_mail(now, asks):
    assert is_due_to_send(at(24, 21), 9, LONDON, now=now) == asks


def test_reminder_day_is_one_on_the_person_s_clock():
    apia = ZoneInfo("Pacific/Apia")  # 13 hours ahead
    assert is_same_day(at(24, 12), at(25, 10), apia)
    assert not is_same_day(at(24, 10), at(24, 12), apia)
    assert not is_same_day(None, at(24, 12), apia)


@given(
    ends=st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: at(1, 0) + timedelta(minutes=minutes)),
    wait=st.timedeltas(timedelta(), timedelta(days=5)),
    hour=st.sampled_from(list(HOURS)),
    name=ZONES,
)
def test_reminder_time_is_never_before_the_end_or_in_the_quiet_hours(ends, wait, hour, name):
    zone = ZoneInfo(name)
    assert ends <= send_at(ends, hour, zone) <= ends + timedelta(hours=26)
    if is_due_to_send(ends, hour, zone, now=ends + wait):
        assert 8 <= (ends + wait).astimezone(zone).hour < 21
