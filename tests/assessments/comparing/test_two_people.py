from itertools import product

import pytest

from assessments import library
from assessments.comparing.two_people import differences, hour_for_two, questions_for_two
from assessments.loading.together import TogetherFileError, load_together
from tests.assessments.patterns import PATTERNS, QUICK, answers

TEXT = library.TOGETHER.read_text(encoding="utf-8")
WORDS = library.together()
BOUNDARIES = library.profiles().boundaries
ONE = answers("blended", "family", "limited")
TWO = answers("conflict", "contribution", "high")


def test_differences_between_two_are_said_and_what_is_the_same():
    rows = differences(QUICK, ONE, answers("conflict", "family", "high"))
    assert [(row.label, row.text, row.is_same) for row in rows] == [
        ("Work and life", "The first answered “They run together”, the second “They collide”.", False),
        ("More room for", "Both answered “People close to me”.", True),
        ("A say over work", "The first answered “A little”, the second “A great deal”.", False),
    ]


def test_questions_for_a_pair():
    mixing, missing, hours = questions_for_two(WORDS, ONE, TWO)
    assert mixing.startswith("One of you mixes, one feels the collision.")
    assert missing.startswith("You named different things.")
    assert hours.startswith("One of you can move hours more easily.")


@pytest.mark.parametrize(
    ("mine", "yours", "kind"),
    [
        (answers(control="rigid"), answers(control="limited"), "little"),
        (answers(control="moderate"), answers(control="high"), "plenty"),
        (answers(control="high"), answers(control="rigid"), "unlike"),
    ],
)
def test_kinds_of_say(mine, yours, kind):
    assert questions_for_two(WORDS, mine, yours)[2] == WORDS.control[kind]


@pytest.mark.parametrize(
    ("mine", "yours", "kind"),
    [("health", "health", "same"), ("health", "growth", "different"), ("several", "growth", "several"),
     ("several", "several", "several")],
)  # fmt: skip
def test_kinds_of_priority(mine, yours, kind):
    assert questions_for_two(WORDS, answers(priority=mine), answers(priority=yours))[1] == WORDS.priority[kind]


def test_hours_for_each_of_two():
    assert hour_for_two(WORDS, BOUNDARIES, ONE, TWO) == (
        "On Tuesday evening the first has an hour for people close to us and the second guards it; "
        "on Saturday morning it is the other way round, for being of use."
    )


def test_hours_that_both_want():
    mine, yours = answers(priority="health", control="high"), answers(priority="health", control="moderate")
    assert hour_for_two(WORDS, BOUNDARIES, mine, yours) == (
        "On Wednesday morning we keep one hour free for each other: for rest."
    )


def test_hours_of_two_at_one_time_are_taken_in_turns():
    mine, yours = answers(priority="growth", control="rigid"), answers(priority="contribution", control="high")
    assert hour_for_two(WORDS, BOUNDARIES, mine, yours) == (
        "On Saturday morning we take turns: "
        "one week an hour for learning or making something, the next for being of use."
    )


def test_results_of_any_two_have_words():
    for mine, yours in product(PATTERNS, PATTERNS):
        assert len(set(questions_for_two(WORDS, mine, yours))) == 3
        assert hour_for_two(WORDS, BOUNDARIES, mine, yours).endswith(".")


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"),
    [
        ("blended-conflict = ", "conflict-blended = ", "experience.pair.blended-conflict", "is missing"),
        ("blended-conflict = ", "conflict-blended = ", "experience.pair.conflict-blended", "remove it"),
        ("little = ", "small = ", "control.little", "is missing"),
        ('health = "rest"', 'health = ""', "hour.health", "write the text"),
        ("[priority]", "[priorities]", "priority.same", "is missing"),
        ("[hour]", '[day]\nx = "y"\n[hour]', "day", "remove it"),
    ],
)
def test_planted_fault(old, new, path, remedy):
    assert old in TEXT
    with pytest.raises(TogetherFileError) as caught:
        load_together(TEXT.replace(old, new, 1), "together.toml", QUICK)
    assert [issue for issue in caught.value.issues if issue.path == path and remedy in issue.message], caught.value


def test_together_file_in_broken_toml_is_refused():
    with pytest.raises(TogetherFileError, match="is not TOML"):
        load_together("[a", "together.toml", QUICK)
