from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from practices.calendar_import.found import TITLE_LENGTH, EventSpan, ImportWeek
from practices.calendar_import.totals import MAX_ENTRIES, OTHERS, entries_of

MONDAY = date(2026, 11, 16)
WEEK = ImportWeek(MONDAY, ZoneInfo("UTC"))
BEGIN = datetime(2026, 11, 16, tzinfo=UTC)


def spans(count):
    """The first lasts longest: `count` quarters of an hour, the last one; each on the next day of the week."""
    for number in range(count):
        starts = BEGIN + timedelta(days=number % 7)
        yield EventSpan(starts, starts + timedelta(minutes=15 * (count - number)), f"title {number:02}")


@pytest.mark.parametrize("count", [1, MAX_ENTRIES - 1, MAX_ENTRIES])
def test_entries_up_to_the_most_keep_their_titles(count):
    assert [entry.title for entry in entries_of(list(spans(count)), WEEK)] == [f"title {n:02}" for n in range(count)]


def test_entries_beyond_the_most_are_one_with_their_hours_of_each_day():
    count = MAX_ENTRIES + 2
    entries = entries_of(list(spans(count)), WEEK)
    assert [entry.title for entry in entries] == [*(f"title {n:02}" for n in range(MAX_ENTRIES - 1)), OTHERS]
    assert entries[-1].quarters == (0, 0, 0, 0, 3, 2, 1)  # title 39 on Friday, 40 on Saturday, 41 on Sunday


def test_entry_is_rounded_to_the_nearest_quarter_of_a_day_and_the_first_of_two_at_once_counts():
    hour = [EventSpan(BEGIN, BEGIN + timedelta(minutes=minutes), "walk") for minutes in (52, 60)]
    later = EventSpan(BEGIN + timedelta(minutes=30), BEGIN + timedelta(minutes=83), "call")
    assert [(entry.title, entry.quarters[0]) for entry in entries_of([*hour, later], WEEK)] == [
        ("walk", 4),
        ("call", 2),
    ]


@pytest.mark.parametrize(("title", "shown"), [("gym", "gym (cancelled)"), ("", "Without a title (cancelled)")])
def test_entry_that_was_cancelled_says_so(title, shown):
    span = EventSpan(BEGIN, BEGIN + timedelta(hours=1), title, is_cancelled=True)
    assert [entry.title for entry in entries_of([span], WEEK)] == [shown]


def test_entry_that_was_cancelled_keeps_saying_so_where_its_title_is_long():
    span = EventSpan(BEGIN, BEGIN + timedelta(hours=1), "x" * TITLE_LENGTH, is_cancelled=True)
    (entry,) = entries_of([span], WEEK)
    assert len(entry.title) == TITLE_LENGTH
    assert entry.title.endswith("x (cancelled)")
