import pytest

from assessments import library
from assessments.quick.result_rows import _listed, result_rows
from assessments.scoring.quick import score
from tests.assessments.patterns import NEWEST, PATTERNS, QUICK, answers

WORDS = library.profiles()
INSIGHTS = library.insights()


def rows_for(**chosen):
    return result_rows(QUICK, WORDS, INSIGHTS, score(QUICK, answers(**chosen)))


def test_result_that_is_clear_in_words():
    rows = rows_for(experience="blended", priority="family", control="limited")
    assert rows.lead_name == "A clear lead"
    assert rows.opening == "Your days run together."
    assert rows.second == "Boundary Specialist came next."
    assert rows.rule.startswith("Your first and your second lie 4 points apart. With three points or more")
    assert [(row.name, row.points, row.width) for row in rows.scores] == [
        ("Blender", "7 points", "58%"),
        ("Boundary Specialist", "3 points", "25%"),
        ("Time-Bound Multitasker", "2 points", "17%"),
        ("Purpose-Driven", "no points", "0%"),
    ]
    assert [row.is_first for row in rows.scores] == [True, False, False, False]
    assert [(row.said, row.push) for row in rows.why] == [
        ("they run together", "Adds 5 to Blender and 1 to Multitasker."),
        ("people close to you", "Adds 3 to Boundary and 1 to Blender."),
        ("a little", "Adds 1 to Blender and 1 to Multitasker."),
    ]
    assert rows.change.profile == "Boundary Specialist"
    assert rows.change.idle == "“More room for” or “A say over work”"


def test_push_that_is_strongest_comes_first_and_not_the_first_question():
    rows = rows_for(experience="conflict", priority="contribution", control="high")
    assert [row.said for row in rows.why] == ["being of use", "they collide", "a great deal"]


def test_points_that_are_equal_say_what_decided():
    pattern = next(pattern for pattern in PATTERNS if score(QUICK, pattern).margin == 0)
    rows = result_rows(QUICK, WORDS, INSIGHTS, score(QUICK, pattern))
    assert rows.lead_name == "A close call"
    assert rows.second.endswith("has just as many points.")
    assert "the same points, and your answer to “More room for” decided." in rows.rule


def test_table_shows_each_answer_s_points_and_their_sums():
    rows = rows_for(experience="blended", priority="family", control="limited")
    assert [(row.label, [points for _, points in row.cells]) for row in rows.points] == [
        ("Work and life", [1, 0, 5, 0]),
        ("More room for", [0, 3, 1, 0]),
        ("A say over work", [1, 0, 1, 0]),
        ("Together", [2, 3, 7, 0]),
    ]
    assert [name for name, _ in rows.points[0].cells] == ["Multitasker", "Boundary", "Blender", "Purpose"]


def test_patterns_all_have_words():
    for pattern in PATTERNS:
        rows = result_rows(QUICK, WORDS, INSIGHTS, score(QUICK, pattern))
        assert len(rows.scores) == 4
        assert len(rows.why) == 3
        assert rows.profile.lead.startswith("If ")


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed(parts, text):
    assert _listed(parts, "and") == text


def test_second_names_all_that_have_as_many_points():
    shown = result_rows(NEWEST, WORDS, INSIGHTS, score(NEWEST, answers()))
    assert shown.second == "Boundary Specialist and Purpose-Driven came next."
