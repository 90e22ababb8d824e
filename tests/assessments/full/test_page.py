from itertools import product

import pytest

from assessments import library
from assessments.advice import recommend
from assessments.codes import Coded
from assessments.full.page import facts_of
from assessments.scoring.full import score
from tests.assessments.patterns import PATTERNS, answers
from tests.assessments.sheets import FULL, sheet

STYLES = ("boundary", "blender", "purpose", "multitasker")
CONDITIONS = ("control", "switching_off", "fit")


def facts(brought=None, **scales):
    return facts_of(FULL, score(FULL, sheet(**scales)), Coded(1, brought) if brought else None)


def test_facts_come_from_the_scores():
    found = facts(purpose=5, control=4, fit=2)
    assert (found.profile, found.control, found.weakest, found.priority) == ("purpose", "high", "fit", None)


def test_quick_answers_add_what_matters_and_fill_gaps():
    found = facts(answers("compartments", "health", "limited"), purpose=5)
    assert (found.profile, found.control, found.priority) == ("purpose", "moderate", "health")
    found = facts(answers("compartments", "health", "limited"), default=None)
    assert (found.profile, found.control, found.weakest) == ("boundary", "limited", None)


def test_say_is_assumed_to_be_the_least_without_any_word_on_it():
    assert facts(purpose=5, control=None).control == "rigid"


def test_facts_without_a_profile_are_none():
    assert facts(default=None) is None


@pytest.mark.parametrize("style", STYLES)
def test_recommendations_are_three_for_every_reachable_combination(style):
    """Each profile, level of say (or none), lowest condition (or none), with and without three answers."""
    for control, switching_off, fit in product((None, 1, 2, 3, 4, 5), (None, 1, 3), (None, 1, 3)):
        for brought in (None, *PATTERNS[::7]):
            found = facts(brought, **{style: 5}, control=control, switching_off=switching_off, fit=fit)
            items = recommend(library.advice(), found)
            assert len(items) == 3
            assert all(item.effort and item.because for item in items)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_condition_that_is_lowest_comes_first(condition):
    scales = dict.fromkeys(CONDITIONS, 4) | {condition: 2}
    for style in STYLES:
        found = facts(**{style: 5}, **scales)
        assert found.weakest == condition.replace("_", "-")
        first, *_ = recommend(library.advice(), found)
        assert library.advice().reasons["weakest"][found.weakest] in first.because
