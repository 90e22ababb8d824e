from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from practices.calendar_import.recurrence import WEEKDAYS, NotRead, Rule, count_before, falls_on, rule_of

START = date(2026, 1, 30)  # a Friday
PARTS = {
    "BYDAY": st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True),
    "BYMONTHDAY": st.lists(st.sampled_from([1, 15, 28, 29, 30, 31, -1, -2]), min_size=1, unique=True),
    "BYMONTH": st.lists(st.integers(1, 12), min_size=1, unique=True),
}


def parsed(text):
    return rule_of({name: values.split(",") for name, values in (part.split("=") for part in text.split(";"))})


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("FREQ=DAILY", date(2026, 1, 29), False),
        ("FREQ=DAILY;INTERVAL=2", date(2026, 2, 1), True),
        ("FREQ=WEEKLY;INTERVAL=2", date(2026, 2, 6), False),
        ("FREQ=WEEKLY;INTERVAL=2", date(2026, 2, 13), True),
        ("FREQ=MONTHLY", date(2026, 2, 28), False),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 2, 28), True),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 2, 27), True),
        ("FREQ=MONTHLY;BYDAY=2TU", date(2026, 2, 10), True),
        ("FREQ=YEARLY", date(2027, 1, 30), True),
        ("FREQ=YEARLY;BYMONTHDAY=1", date(2026, 5, 1), True),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", date(2026, 3, 29), True),
    ],
)
def test_examples(text, day, expected):
    assert falls_on(parsed(text), START, day) is expected


@settings(max_examples=40)
@given(st.data(), st.sampled_from(["WEEKLY", "DAILY", "MONTHLY", "YEARLY"]), st.integers(1, 4))
def test_it_agrees_with_the_library(data, frequency, interval):
    """Within two years, and by few parts: it takes seconds for a rule that never falls."""
    names = {"WEEKLY": ["BYDAY", "BYMONTH"]}.get(frequency, list(PARTS))
    chosen = data.draw(st.lists(st.sampled_from(names), max_size=1 if interval > 1 else 2, unique=True))
    parts = {name: data.draw(PARTS[name]) for name in chosen}
    text = ";".join(f"{name}={','.join(map(str, values))}" for name, values in parts.items())
    whole = f"FREQ={frequency};INTERVAL={interval}" + (f";{text}" if text else "")
    begin = datetime.combine(START, datetime.min.time())
    theirs = rrulestr(f"{whole};UNTIL=20280130", dtstart=begin).between(begin, begin + timedelta(days=730), inc=True)
    rule = parsed(whole)
    ours = [day for ahead in range(731) if falls_on(rule, START, day := START + timedelta(days=ahead))]
    assert ours == [each.date() for each in theirs]
    assert count_before(rule, START, START + timedelta(days=731)) == len(ours)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=HOURLY",
        "FREQ=NEVER",
        "INTERVAL=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=WEEKLY;WKST=XX",
    ],
)
def test_what_is_not_read(text):
    with pytest.raises(NotRead):
        parsed(text)


def test_the_last_month_there_is():
    assert falls_on(Rule("MONTHLY", month_days=(-1,)), START, date(9999, 12, 31))
