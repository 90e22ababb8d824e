"""The second version of the three questions: what it names for each pair of answers, and for people in a sentence."""

import tomllib
from pathlib import Path

import pytest

from assessments import library
from assessments.scoring.quick import score
from assessments.scoring.quick_simulation import distribution
from tests.assessments.patterns import PATTERNS, answers

QUICK_2 = library.instrument("quick", 2)
PEOPLE = tomllib.loads((Path(__file__).parent / "personas.toml").read_text(encoding="utf-8"))["person"]
SURE = {"clear": "", "leaning": "~", "close": "?"}
NAMED = """
              family        health        growth        contribution  security      several
conflict      boundary~     boundary      purpose~      purpose       multitasker?  multitasker
compartments  boundary      boundary      boundary      boundary~     boundary      boundary
blended       blender       blender~      purpose?      purpose~      blender       blender~
switching     multitasker~  multitasker?  multitasker~  multitasker?  multitasker   multitasker
"""


def table():
    head, *rows = [line.split() for line in NAMED.strip().splitlines()]
    return [(row[0], priority, named) for row in rows for priority, named in zip(head, row[1:], strict=True)]


@pytest.mark.parametrize(("experience", "priority", "named"), table())
@pytest.mark.parametrize("control", ["rigid", "limited", "moderate", "high"])
def test_name_rests_on_two_answers_and_never_on_how_much_say_somebody_has(experience, priority, named, control):
    result = score(QUICK_2, answers(experience, priority, control))
    assert f"{result.profile}{SURE[result.lead]}" == named
    assert "control" not in result.contributions


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["who"][:40])
def test_person_in_a_sentence_is_named_as_a_reasonable_reader_would(person):
    assert score(QUICK_2, person["answers"]).profile in person["accepts"]


def test_shares_of_the_portraits_and_leads():
    spread = distribution(QUICK_2)
    assert spread.profiles == {"boundary": 32, "blender": 16, "purpose": 16, "multitasker": 32}
    assert spread.leads == {"clear": 48, "leaning": 32, "close": 16}
    assert spread.ties == 0


@pytest.mark.parametrize("pattern", PATTERNS[::5])
def test_smallest_change_is_one_or_two_answers_and_never_the_say(pattern):
    change = score(QUICK_2, pattern).change
    assert 1 <= len(change.answers) <= 2
    assert "control" not in change.answers
    assert score(QUICK_2, {**pattern, **change.answers}).profile == change.profile
