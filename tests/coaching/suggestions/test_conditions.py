"""Items that came up where their words did not hold: each in the states it was written for, and in no other."""

import re

import pytest

from coaching.suggestions import library
from coaching.suggestions.items import CONDITIONS, PersonFacts

LIBRARY = library.suggestions()


def fits(name, **facts):
    return LIBRARY.item(name).fits(PersonFacts(**facts))


def where(name, key, **facts):
    return {value for value in CONDITIONS[key] if fits(name, **{key: value} | facts)}


@pytest.mark.parametrize(
    ("name", "priority"),
    [("ask-them-how-it-was", "family"), ("who-was-helped", "contribution"), ("whose-turn-is-next", "several")],
)
def test_suggestion_on_a_time_that_took_place_comes_after_none_that_went_elsewhere(name, priority):
    assert where(name, "last", priority=priority) == {"kept", "bent"}


@pytest.mark.parametrize(
    ("name", "answers"),
    [("renew-with-one-change", "mostly-kept"), ("the-same-wish-made-smaller", "mostly-missed")],
)
@pytest.mark.parametrize("last", ["kept", "bent", "missed", "not_applicable"])
def test_suggestion_on_four_weeks_looks_at_more_than_the_last_answer(name, answers, last):
    assert where(name, "answers", week="over", last=last) == {answers}
    assert not fits(name, week="over", last=last)


def test_suggestion_to_ask_whether_it_still_says_it_waits_until_some_weeks_have_passed():
    assert where("does-it-still-say-it", "week", last="open") == {"3", "4"}


@pytest.mark.parametrize(
    ("name", "profile"), [("batch-what-came-in-between", "multitasker"), ("which-cause-took-it", "purpose")]
)
def test_suggestion_on_what_took_the_time_comes_only_when_something_did(name, profile):
    assert where(name, "last", profile=profile) == {"missed"}


def test_suggestion_on_what_takes_all_of_you_opens_a_plan_without_a_quiet_thing_in_it():
    step = LIBRARY.item("a-thing-that-takes-all-of-you").step
    assert (step.go, step.to) == ("blank-plan", "")


def test_habit_of_two_minutes_is_proposed_where_none_runs():
    assert where("a-small-act-at-the-edge", "habit", last="kept", week="3") == {"none"}


@pytest.mark.parametrize(("name", "habit"), [("no-verdict-on-a-new-habit", "new"), ("another-cue-for-it", "resting")])
def test_habit_is_spoken_of_as_it_runs(name, habit):
    assert where(name, "habit", last="kept", week="2") == {habit}


def test_sentences_that_set_a_plan_against_a_wish_are_three_at_most():
    sides = r"is a plan; .* is a (?:wish|hope)|are a plan; .* are a hope"
    texts = " ".join(f"{item.text} {item.against}" for item in LIBRARY.items)
    assert len(re.findall(sides, texts)) <= 3
