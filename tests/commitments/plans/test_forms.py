from datetime import time

import pytest

from assessments.suggestions import Suggestion
from commitments.plans.forms import CommitmentForm, initial_data
from commitments.schedule import PARTS, Hours
from tests.commitments.factories import codes, form_data, make_plan

EVENING_IN_LONDON = initial_data(None, time_zone="Europe/London")


def form_of(**changes):
    return CommitmentForm(form_data(**changes), initial=EVENING_IN_LONDON)


def test_form_makes_a_draft():
    form = form_of()
    assert form.is_valid()
    assert form.plan == make_plan()


def test_hours_of_one_s_own_become_start_and_end():
    form = form_of(part="own", start="17:30", minutes="90")
    assert form.is_valid()
    assert form.plan.hours == Hours(time(17, 30), time(19))


def test_hours_of_a_part_ignore_start_and_length():
    form = form_of(part="morning", start="", minutes="")
    assert form.is_valid()
    assert form.plan.hours == PARTS["morning"]


def test_words_become_one_line():
    form = form_of(what="  supper \t at\r\nhome ", obstacle="late\u00a0call", response="say\nso")
    assert form.is_valid()
    assert (form.plan.what, form.plan.obstacle, form.plan.response) == ("supper at home", "late\u00a0call", "say so")


@pytest.mark.parametrize("words", ["孫と散歩", "עם הילדים", "👩‍👧 time", "O’Neill & <b>sons</b>"])
def test_words_in_any_script_are_welcome(words):
    form = form_of(what=words)
    assert form.is_valid()
    assert form.plan.what == words


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"weekday": ""}, "weekday", "required"),
        ({"weekday": "7"}, "weekday", "invalid_choice"),
        ({"weekday": "Tuesday"}, "weekday", "invalid_choice"),
        ({"part": ""}, "part", "required"),
        ({"part": "night"}, "part", "invalid_choice"),
        ({"part": "own", "start": ""}, "start", "required"),
        ({"part": "own", "start": "18:10"}, "start", "invalid_choice"),
        ({"part": "own", "minutes": ""}, "minutes", "required"),
        ({"part": "own", "minutes": "-60"}, "minutes", "invalid_choice"),
        ({"what": ""}, "what", "required"),
        ({"what": " \t "}, "what", "required"),
        ({"what": "\u200b\u200b"}, "what", "required"),
        ({"what": "a\x07b"}, "what", "control_characters"),
        ({"what": "a\u2028b"}, "what", "control_characters"),
        ({"what": "x" * 121}, "what", "max_length"),
        ({"value": ""}, "value", "required"),
        ({"value": "a\x1bb"}, "value", "control_characters"),
        ({"value": "x" * 61}, "value", "max_length"),
        ({"obstacle": "x" * 201, "response": "y"}, "obstacle", "max_length"),
        ({"obstacle": "x", "response": "y" * 201}, "response", "max_length"),
        ({"obstacle": "x"}, "response", "half_of_a_pair"),
        ({"response": "y"}, "obstacle", "half_of_a_pair"),
        ({"cue": "x" * 201, "action": "y"}, "cue", "max_length"),
        ({"cue": "x", "action": "y" * 201}, "action", "max_length"),
        ({"cue": "x"}, "action", "half_of_a_pair"),
        ({"action": "y"}, "cue", "half_of_a_pair"),
        ({"time_zone": ""}, "time_zone", "required"),
        ({"time_zone": "Mars/Olympus"}, "time_zone", "time_zone"),
        ({"time_zone": "../../etc/passwd"}, "time_zone", "time_zone"),
        ({"time_zone": "x" * 5000}, "time_zone", "time_zone"),
    ],
)
def test_refusals_stand_at_their_field(changes, field, code):
    form = form_of(**changes)
    assert list(codes(form)) == [field]
    assert codes(form)[field][0] == code
    assert form.errors[field][0].endswith(".")


@pytest.mark.parametrize(
    ("name", "length"),
    [("what", 120), ("value", 60), ("obstacle", 200), ("response", 200), ("cue", 200), ("action", 200)],
)
def test_words_that_are_longest_are_kept_whole(name, length):
    pair = {"obstacle": "a", "response": "b", "cue": "c", "action": "d"}
    form = form_of(**pair | {name: "é" * length})
    assert form.is_valid()
    assert getattr(form.plan, name) == "é" * length


def test_form_with_nothing_typed_is_refused_field_by_field():
    form = CommitmentForm({}, initial=EVENING_IN_LONDON)
    assert list(codes(form)) == ["weekday", "part", "what", "value", "time_zone"]


def test_folds_open_for_words_and_for_errors():
    assert (form_of().opens_plan, form_of().opens_habit) == (False, False)
    assert form_of(obstacle="late call").opens_plan
    assert form_of(cue="x" * 201).opens_habit


def test_words_longer_than_their_slot_get_a_whole_line():
    short, long = "supper at home", "ten minutes with one person, nothing beside it"
    assert "<input" in str(form_of(what=short)["what"])
    assert f">\n{long}</textarea>" in str(form_of(what=long)["what"])
    assert "<textarea" in str(CommitmentForm(initial=EVENING_IN_LONDON | {"what": long})["what"])


def test_words_first_shown_come_from_the_suggestion():
    suggestion = Suggestion("abc", "Purpose", "health", "a walk", 5, "morning", "I wake", "open the window")
    shown = initial_data(suggestion, time_zone="Asia/Kolkata")
    assert shown["what"] == "a walk"
    assert (shown["weekday"], shown["part"], shown["time_zone"]) == (5, "morning", "Asia/Kolkata")
    form = CommitmentForm(initial=shown)
    assert (form.opens_plan, form.opens_habit) == (False, False)
    assert form.suggested_habit == "After I wake, I will open the window."
    bound = CommitmentForm({"cue": "I wake", "action": "open the window"}, initial=shown)
    assert (bound.opens_habit, bound.suggested_habit) == (True, "")
