import random
import tomllib
from collections import Counter

import pytest

from assessments.loading.instruments import Instrument, Lead, Option, Question
from assessments.scoring.quick import (
    AnswerChange,
    InvalidAnswersError,
    pivotal_questions,
    profile_of,
    score,
    smallest_change,
)
from tests.assessments.patterns import PATTERNS, QUICK, QUICK_TEXT, answers


def test_result_by_hand():
    """blended 5+0+0+1, family 3 boundary + 1 blender, limited 1 blender + 1 multitasker."""
    result = score(QUICK, answers("blended", "family", "limited"))
    assert result.scores == {"boundary": 3, "blender": 7, "purpose": 0, "multitasker": 2}
    assert (result.profile, result.second, result.margin, result.lead) == ("blender", "boundary", 4, "clear")
    assert result.contributions["priority"] == {"boundary": 3, "blender": 1, "purpose": 0, "multitasker": 0}
    assert (result.instrument, result.version) == ("quick", 1)


def test_shares_lie_between_15_and_35_per_cent():
    shares = Counter(score(QUICK, pattern).profile for pattern in PATTERNS)
    assert shares == {"boundary": 29, "blender": 26, "multitasker": 22, "purpose": 19}
    assert all(96 * 0.15 <= count <= 96 * 0.35 for count in shares.values())


def test_shares_of_lead_words():
    leads = Counter(score(QUICK, pattern).lead for pattern in PATTERNS)
    assert leads == {"clear": 39, "leaning": 22, "close": 35}


def test_questions_each_change_some_result_experience_most_and_control_least():
    deciding = Counter(key for pattern in PATTERNS for key in pivotal_questions(QUICK, pattern))
    assert deciding["experience"] > deciding["priority"] > deciding["control"] > 0
    assert [QUICK.question(key).weight for key in ("experience", "priority", "control")] == [6, 4, 2]


def test_conflict_leads_to_several_profiles():
    named = {profile_of(QUICK, pattern) for pattern in PATTERNS if pattern["experience"] == "conflict"}
    assert named == {"boundary", "blender", "purpose", "multitasker"}


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: "-".join(pattern.values()))
def test_patterns_all_have_a_result(pattern):
    result = score(QUICK, pattern)
    for profile, points in result.scores.items():
        assert points == sum(part[profile] for part in result.contributions.values())
    assert sum(result.scores.values()) == 12
    assert result.scores[result.profile] - result.scores[result.second] == result.margin
    assert result.margin >= 0
    assert result.profile != result.second
    followed = score(QUICK, {**pattern, **result.change.answers})
    assert followed.profile == result.change.profile != result.profile
    assert len(result.change.answers) == 1
    assert set(result.change.answers) <= pivotal_questions(QUICK, pattern)


def rebuilt(data, order):
    """The instrument of a TOML document whose questions, options, profiles and points are shuffled."""

    def shuffled(items):
        return order.sample(list(items), len(items))

    questions = []
    for question in shuffled(data["question"]):
        options = [
            Option(o["key"], o["label"], o["more"], o["said"], dict(shuffled(o["points"].items())))
            for o in shuffled(question["option"])
        ]
        texts = [question[name] for name in ("label", "text", "short", "hint")]
        questions.append(Question(question["key"], question["weight"], *texts, tuple(options)))
    return Instrument(
        slug=data["slug"],
        version=data["version"],
        title=data["title"],
        intro=data["intro"],
        minutes=data["minutes"],
        profiles=tuple(shuffled(data["profiles"])),
        questions=tuple(questions),
        tie_questions=tuple(data["tie"]["questions"]),
        tie_profiles=tuple(data["tie"]["profiles"]),
        leads=tuple(Lead(word, entry["from"], entry["name"]) for word, entry in data["lead"].items()),
    )


@pytest.mark.parametrize("seed", range(5))
def test_file_order_changes_nothing(seed):
    order = random.Random(seed)  # noqa: S311 -- a fixed sample, no secret
    shuffled = rebuilt(tomllib.loads(QUICK_TEXT), order)
    assert [score(shuffled, pattern) for pattern in PATTERNS] == [score(QUICK, pattern) for pattern in PATTERNS]


def small(*weights, tie=("a", "b")):
    """Two profiles; question n gives all its weight to `left` or to `right`."""
    questions = tuple(
        Question(key, weight, key, key, key, key, (option("left", weight), option("right", weight)))
        for key, weight in zip("abcde", weights, strict=False)
    )
    leads = (Lead("clear", 3, "Clear"), Lead("leaning", 2, "Leaning"), Lead("close", 0, "Close"))
    return Instrument("small", 1, "Small", "Small.", 1, ("left", "right"), questions, tie, ("right", "left"), leads)


def option(profile, points):
    return Option(profile, profile, profile, profile, {profile: points})


@pytest.mark.parametrize(
    ("weights", "given", "margin", "lead"),
    [((2, 2), "lr", 0, "close"), ((2, 1), "lr", 1, "close"), ((1, 1), "ll", 2, "leaning"), ((2, 1), "ll", 3, "clear")],
)
def test_lead_words_at_their_boundaries(weights, given, margin, lead):
    chosen = dict(zip("ab", ["left" if letter == "l" else "right" for letter in given], strict=True))
    result = score(small(*weights), chosen)
    assert (result.margin, result.lead) == (margin, lead)


def test_tie_goes_to_the_first_question_of_the_rule():
    chosen = {"a": "left", "b": "right"}
    assert profile_of(small(2, 2, tie=("a", "b")), chosen) == "left"
    assert profile_of(small(2, 2, tie=("b", "a")), chosen) == "right"


def test_tie_in_every_question_goes_to_the_declared_order_of_profiles():
    even = Option("even", "even", "even", "even", {"left": 1, "right": 1})
    question = Question("a", 2, "a", "a", "a", "a", (even, option("left", 2)))
    instrument = Instrument(
        "tie", 1, "T", "T", 1, ("left", "right"), (question,), ("a",), ("right", "left"), small(1).leads
    )
    assert profile_of(instrument, {"a": "even"}) == "right"


def test_change_of_two_answers_when_no_single_one_is_enough():
    instrument = small(2, 2, 2, tie=("a", "b", "c"))
    assert smallest_change(instrument, {"a": "left", "b": "left", "c": "left"}) == AnswerChange(
        {"a": "right", "b": "right"}, "right"
    )


def test_change_that_would_take_three_answers_is_not_named():
    instrument = small(2, 2, 2, 2, 2, tie=("a", "b", "c", "d", "e"))
    assert smallest_change(instrument, dict.fromkeys("abcde", "left")) is None


def test_change_for_which_two_answers_are_not_enough_is_not_named():
    question = Question("a", 2, "a", "a", "a", "a", (option("left", 2), option("left", 2)))
    instrument = Instrument(
        "same", 1, "S", "S", 1, ("left", "right"), (question,), ("a",), ("right", "left"), small(1).leads
    )
    assert score(instrument, {"a": "left"}).change is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "control is not answered; experience is not answered; priority is not answered"),
        (answers(control=""), "control is not answered"),
        (answers(experience="family"), "experience has no option 'family'"),
        (answers() | {"mood": "good"}, "mood is no question"),
    ],
)
def test_answers_that_are_unusable_are_named(given, said):
    with pytest.raises(InvalidAnswersError, match=f"quick-1: {said}."):
        score(QUICK, given)
