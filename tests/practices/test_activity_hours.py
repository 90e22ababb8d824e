import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.activity_hours import (
    Gap,
    InvalidHoursError,
    InvalidQuartersError,
    activities,
    gaps,
    humanize,
    overtime,
    quarters_of,
    quietest_day,
    to_input,
    totals,
)

# A week that a hand can add up. Work 8 + 8 + 9 = 25 h, sleep 7 x 8 = 56 h, family 1 + 2 = 3 h, health 6 h, art 0.
WEEK = {
    0: {"work": 32, "sleep": 32, "family": 4},
    1: {"work": 32, "sleep": 32},
    2: {"work": 36, "sleep": 32, "health": 24},
    3: {"sleep": 32},
    4: {"sleep": 32},
    5: {"sleep": 32, "Family": 8},
    6: {"sleep": 32},
}
VALUES = ["family", "health", "art"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        (" ", 0),
        ("0", 0),
        ("1", 4),
        ("1.5", 6),
        ("1,5", 6),
        ("1.50", 6),
        ("1½", 6),
        ("1 ½", 6),
        ("½", 2),
        (".25", 1),
        ("1:30", 6),
        ("1：30", 6),
        ("１．５", 6),
        ("1h30", 6),
        ("2h", 8),
        ("0:15", 1),
        ("25", 100),
    ],
)
def test_hours_as_people_write_them(text, expected):
    assert quarters_of(text) == expected


@pytest.mark.parametrize("text", ["x", "-1", "1:60", "1:5", "1..5", ".", "1e3", "٣", "½½", "1000", "1½5x"])
def test_hours_of_nothing_written_are_none(text):
    with pytest.raises(InvalidHoursError):
        quarters_of(text)


@pytest.mark.parametrize("text", ["1.1", "1:20", "0.3333", "0.0001"])
def test_hours_that_are_no_quarters_are_refused(text):
    with pytest.raises(InvalidQuartersError):
        quarters_of(text)


@given(st.integers(0, 96))
def test_hours_that_are_written_read_back(quarters):
    assert quarters_of(to_input(quarters)) == quarters


@pytest.mark.parametrize(
    ("quarters", "words"),
    [(0, "no time"), (1, "¼ hour"), (2, "½ hour"), (4, "1 hour"), (6, "1½ hours"), (100, "25 hours")],
)
def test_words(quarters, words):
    assert humanize(quarters) == words


def test_activities_count_once():
    assert activities(["family", "Sleep"], ["FAMILY", "chess"]) == [
        "work",
        "care",
        "sleep",
        "transit",
        "family",
        "chess",
    ]


def test_activity_counts_once_however_it_is_spelt():
    assert activities(["mum’s garden"], ["Mum´s gar\u00adden"])[4:] == ["mum’s garden"]
    assert totals([{"mum’s garden": 4}, {"mum's  garden": 2}], ["mum’s garden"]) == {"mum’s garden": 6}


def test_totals_of_the_week():
    sums = totals(WEEK.values(), activities(VALUES))
    assert sums == {"work": 100, "care": 0, "sleep": 224, "transit": 0, "family": 12, "health": 24, "art": 0}
    assert totals([{"chess": 4}], ["work"]) == {"work": 0, "chess": 4}


def test_gaps_of_the_week_are_the_two_largest():
    """Nine hours went to three values: three each would be even."""
    sums = totals(WEEK.values(), VALUES)
    assert gaps(sums, VALUES) == [Gap("art", 0, 12)]
    assert gaps(sums, VALUES)[0].sentence == "art: no time, where an even share would have been 3 hours."
    assert gaps(sums | {"health": 36}, VALUES) == [Gap("art", 0, 16), Gap("family", 12, 16)]


def test_gaps_without_any_time_or_any_value():
    assert gaps({}, VALUES) == [Gap("family", 0, 0), Gap("health", 0, 0)]
    assert gaps({}, VALUES)[0].sentence == "family: no time was noted, for this or any other value."
    assert gaps({"family": 4}, ["family"]) == []
    assert gaps({"work": 4}, []) == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 96)))
def test_gaps_are_at_most_two_and_below_the_share(sums):
    found = gaps(sums, list("abcdef"))
    assert len(found) <= 2
    assert all(gap.got < gap.share or gap.got == 0 for gap in found)
    assert [gap.got for gap in found] == sorted(gap.got for gap in found)


def test_day_that_is_quietest():
    assert quietest_day(WEEK) == 3
    assert quietest_day({1: {"work": 4}, 0: {"work": 8}}) == 1
    assert quietest_day({}) is None


def test_work_outside_the_chosen_hours():
    """Chosen 8 hours on Monday and Wednesday: all 8 of Tuesday and one of Wednesday lie outside."""
    chosen = [480, 0, 480, 0, 0, 0, 0]
    assert overtime(WEEK, chosen) == 36
    assert overtime({}, chosen) == 0
