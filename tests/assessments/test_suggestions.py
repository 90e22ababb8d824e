import pytest

from assessments.codes import encode
from assessments.suggestions import Suggestion, sentence, suggestion_for
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
    )


def test_sentence():
    assert sentence("family", weekday=0, part="morning") == "I protect Monday morning for family."


@pytest.mark.parametrize("control", ["rigid", "limited"])
def test_set_hours_are_left_alone(control):
    for pattern in PATTERNS:
        if pattern["control"] == control:
            suggestion = suggestion_for(encode(1, pattern))
            assert suggestion.weekday in (5, 6) or suggestion.part in ("morning", "evening")


def test_a_say_over_hours_opens_the_day():
    assert suggestion_for(encode(1, answers(priority="growth", control="high"))).part == "afternoon"
    assert suggestion_for(encode(1, answers(priority="growth", control="rigid"))).weekday == 5


@pytest.mark.parametrize("code", ["", "bcdfgh", "../../etc"])
def test_bad_code(code):
    assert suggestion_for(code) is None
