import pytest

from assessments.codes import encode
from assessments.suggestions import Suggestion, sentence, suggestion_for, suggestion_for_portrait, suggestion_from
from tests.assessments.patterns import PATTERNS, answers


def test_suggestion():
    code = encode(1, answers("blended", "family", "limited"))
    assert suggestion_for(code) == Suggestion(
        code=code,
        profile_name="Blender",
        value="the people close to me",
        what="supper at home",
        weekday=1,
        part="evening",
        cue="I close the laptop",
        action="write down tomorrow’s first task",
        profile_slug="blender",
    )


def test_portrait_suggests_a_habit_at_an_edge_of_the_week():
    suggestion = suggestion_from({"portrait": "purpose"})
    assert suggestion == suggestion_for_portrait("purpose")
    assert (suggestion.code, suggestion.profile_name, suggestion.weekday, suggestion.part) == (
        "",
        "Purpose-Driven",
        5,
        "morning",
    )


def test_portrait_that_is_chosen_gives_the_habit_and_the_answers_the_boundary():
    suggestion = suggestion_from({"result": encode(1, answers()), "portrait": "multitasker"})
    assert (suggestion.profile_name, suggestion.cue, suggestion.what) == (
        "Time-Bound Multitasker",
        "I finish lunch",
        "supper at home",
    )


def test_advice_puts_its_step_in_place():
    suggestion = suggestion_from({"result": encode(1, answers()), "advice": "two-looks-in-the-evening"})
    assert (suggestion.what, suggestion.weekday, suggestion.part) == ("the evening between two looks", 3, "evening")
    assert suggestion.value == "the people close to me"


def test_advice_for_a_priority_brings_its_value():
    suggestion = suggestion_from({"portrait": "blender", "advice": "a-walk-with-a-start"})
    assert (suggestion.value, suggestion.what) == ("rest and health", "a walk from my own door")


@pytest.mark.parametrize("query", [{}, {"portrait": "hermit"}, {"result": "bcdfgh"}, {"advice": "no-such-advice"}])
def test_suggestion_is_none_when_nothing_is_known(query):
    assert suggestion_from(query) is None


def test_advice_and_portrait_that_are_unknown_are_left_out():
    code = encode(1, answers())
    assert suggestion_from({"result": code, "advice": "x", "portrait": "x"}) == suggestion_for(code)


def test_sentence():
    assert sentence("family", weekday=0, part="morning") == "I protect Monday morning for family."
    assert sentence("rest", weekday=6, part="evening") == "I protect Sunday evening for rest."


@pytest.mark.parametrize("control", ["rigid", "limited"])
def test_set_hours_are_left_alone_by_suggestions(control):
    for pattern in PATTERNS:
        if pattern["control"] == control:
            suggestion = suggestion_for(encode(1, pattern))
            assert suggestion.weekday in (5, 6) or suggestion.part in ("morning", "evening")


def test_say_over_hours_opens_the_day():
    assert suggestion_for(encode(1, answers(priority="growth", control="high"))).part == "afternoon"
    assert suggestion_for(encode(1, answers(priority="growth", control="rigid"))).weekday == 5


@pytest.mark.parametrize("code", ["", "bcdfgh", "../../etc"])
def test_suggestion_from_a_bad_code(code):
    assert suggestion_for(code) is None
