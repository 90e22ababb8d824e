from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.times_of_day import parse_time_of_day

NINE = ["9", "09", "9:00", "09:00", "09:00:00", "09:00:00.000", "9.00", "9,00", "0900", "900", "9h", "9h00", "9 h 00"]
NINE += ["9:00 AM", "9am", "9 a.m.", "9 A. M.", "9a", "9:00\u202fam", "9\u00a0am", " 9:00 ", "0900 hrs", "9 hours"]
NINE += ["９：００", "٩:٠٠", "9∶00", "\u200e9:00\u200b", "９ａｍ"]


@pytest.mark.parametrize("text", NINE)
def test_time_of_nine_in_the_morning_in_any_spelling(text):
    assert parse_time_of_day(text) == time(9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21h", time(21)),
        ("21:30", time(21, 30)),
        ("2130", time(21, 30)),
        ("9.45 p.m.", time(21, 45)),
        ("9p", time(21)),
        ("15:00 pm", time(15)),
        ("12am", time(0)),
        ("12:30 a.m.", time(0, 30)),
        ("12 pm", time(12)),
        ("0", time(0)),
        ("00:00", time(0)),
        ("24:00", time(0)),
        ("Midnight", time(0)),
        ("noon", time(12)),
        ("23:59", time(23, 59)),
    ],
)
def test_time_in_other_spellings(text, expected):
    assert parse_time_of_day(text) == expected


NO_TIMES = ["", " ", "nine", "25:00", "24:01", "24:00 am", "9:60", "9:5", "9½", "-9", "9-17", "13 am", "0 pm", "0am"]
NO_TIMES += ["9:00:30", "9 xm", "12345", "9:00 to 17:00", "9" * 4000, "1e1", "9\x00", "²½"]


@pytest.mark.parametrize("text", NO_TIMES)
def test_time_that_is_none_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 -- any sentence will do, the field has its own
        parse_time_of_day(text)


@given(st.times())
def test_minutes_in_every_way_of_writing_are_read_back(at):
    at = at.replace(second=0, microsecond=0)
    for spelling in ("%H:%M", "%H:%M:00", "%H.%M", "%H%M", "%Hh%M", "%I:%M %p", "%I.%M%p"):
        assert parse_time_of_day(at.strftime(spelling)) == at


@given(st.text(max_size=12))
def test_text_of_any_kind_is_a_time_or_refused(text):
    with suppress(ValueError):
        assert isinstance(parse_time_of_day(text), time)
