import pytest

from assessments import library
from assessments.loading.instruments import load_instrument
from assessments.method.quick import method_of
from assessments.scoring.quick_simulation import distribution
from tests.assessments.patterns import NEWEST, QUICK, QUICK_TEXT

WORDS = library.profiles()


def method(instrument=QUICK):
    return method_of(instrument, WORDS, distribution(instrument))


def test_points():
    found = method()
    assert (found.points, found.patterns) == ("12 points", 96)
    assert [(row.text, row.weight) for row in found.questions][1] == (
        "What would you most like more room for?",
        "4 points with each answer",
    )
    assert [(row.label, row.push) for row in found.questions[0].options] == [
        ("They collide", "2 to Blender, 2 to Boundary, 1 to Multitasker, 1 to Purpose"),
        ("They are kept apart", "5 to Boundary, 1 to Purpose"),
        ("They run together", "5 to Blender, 1 to Multitasker"),
        ("Others decide when I switch", "5 to Multitasker, 1 to Boundary"),
    ]
    assert found.weights == (
        "6 points for “Work and life”",
        "4 points for “More room for”",
        "2 points for “A say over work”",
    )


def test_question_without_points():
    found = method(NEWEST)
    assert found.questions[2].weight == "No points: it only chooses what we suggest."
    assert found.questions[2].options == ()
    assert found.weights == ("6 points for “Work and life”", "4 points for “What comes first”")


def test_tie_rule():
    found = method()
    assert found.tie_questions == ("More room for", "Work and life", "A say over work")
    assert found.tie_profiles == ("Time-Bound Multitasker", "Boundary Specialist", "Blender", "Purpose-Driven")
    assert found.ties == "7 of the 96 ways to answer, 7 %"


def test_shares():
    found = method()
    assert [(row.name, row.count, row.width) for row in found.profiles] == [
        ("Boundary Specialist", "29 of 96, 30 %", "30%"),
        ("Blender", "26 of 96, 27 %", "27%"),
        ("Purpose-Driven", "19 of 96, 20 %", "20%"),
        ("Time-Bound Multitasker", "22 of 96, 23 %", "23%"),
    ]
    assert [(row.name, row.count) for row in found.leads] == [
        ("A clear lead", "39 of 96, 41 %"),
        ("Leaning, not certain", "22 of 96, 23 %"),
        ("A close call", "35 of 96, 36 %"),
    ]


@pytest.mark.parametrize(
    ("clear", "leaning", "rules"),
    [
        (3, 2, ["3 points or more", "2 points", "0 or 1 point"]),
        (5, 2, ["5 points or more", "2 to 4 points", "0 or 1 point"]),
        (3, 1, ["3 points or more", "1 or 2 points", "0 points"]),
        (6, 3, ["6 points or more", "3 to 5 points", "0 to 2 points"]),
    ],
)
def test_lead_rule(clear, leaning, rules):
    text = QUICK_TEXT.replace("from = 3", f"from = {clear}").replace("from = 2\n", f"from = {leaning}\n")
    assert [row.rule for row in method(load_instrument(text, "draft.toml")).leads] == rules
