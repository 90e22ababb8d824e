import pytest

from assessments.full.result_rows import full_rows, listed
from assessments.scoring.full import score
from tests.assessments.sheets import FULL, sheet


def rows(values):
    return full_rows(FULL, score(FULL, values), values)


def test_result_that_is_clear():
    shown = rows(sheet(purpose=5, blender=3, fit=2))
    assert (shown.title, shown.said, shown.lead_name) == ("Purpose-Driven", "say Purpose-Driven", "A clear lead")
    assert shown.second == "Time-Bound Multitasker came next."
    assert shown.rule == (
        "Your highest stands 50 points above the next. From 29.3 points on we call that clear, from 15 on leaning, and "
        "below that a close call."
    )
    assert (shown.near, shown.weakest) == ("", "Fit")


def test_result_of_a_blend():
    shown = rows(sheet(purpose=4, blender=4))
    assert shown.title == "Between Blender and Purpose-Driven"
    assert shown.said == "lie between Blender and Purpose-Driven"
    assert (shown.lead_name, shown.second) == ("A close call", "")
    assert [row.name for row in shown.styles if row.is_first] == ["Blender", "Purpose-Driven"]


def test_scales_stand_highest_first_with_lengths():
    shown = rows(sheet(boundary=5, purpose=4, blender=1))
    names = ["Boundary Specialist", "Purpose-Driven", "Time-Bound Multitasker", "Blender"]
    assert [row.name for row in shown.styles] == names
    first, last = shown.styles[0], shown.styles[-1]
    assert (first.text, first.at, first.band_from, first.band_width) == (
        "100, likely between 79 and 100",
        "100%",
        "79.26%",
        "20.74%",
    )
    assert (last.at, last.band_from, last.band_width) == ("0%", "0%", "20.74%")


def test_score_that_is_lowest_stands_above_one_that_is_missing():
    shown = rows(sheet(boundary=5, purpose=4, blender=1, multitasker=None))
    assert [row.name for row in shown.styles][2:] == ["Blender", "Time-Bound Multitasker"]
    assert shown.styles[-1].text == "Not enough answers: 0 of 6, and 5 are needed."
    assert shown.styles[-1].at == ""


def test_conditions_have_words_and_the_lowest_is_marked():
    shown = rows(sheet(control=5, switching_off=1))
    assert [(row.name, row.words, row.is_first) for row in shown.conditions] == [
        ("Say over your hours", "Most of your hours are yours to set.", False),
        ("Switching off", "Work comes along into your free time.", True),
        ("Fit", "Your days are partly how you want them.", False),
    ]


def test_result_says_what_drove_it():
    shown = rows(sheet(purpose=5))
    assert [(row.statement, row.said) for row in shown.drivers] == [
        ("I can name what matters most to me at present.", "Very much"),
        ("I plan my week around what matters most to me.", "Very much"),
        ("Whatever comes up first fills my day.", "Not at all"),
    ]
    blend = rows(sheet(purpose=4, blender=4))
    assert [row.name for row in blend.drivers] == ["Blender", "Blender", "Purpose-Driven", "Purpose-Driven"]


def test_result_without_a_name():
    shown = rows(sheet(None, fit=2))
    assert (shown.title, shown.rule, shown.lead_name, shown.drivers) == ("No name this time", "", "", ())
    assert shown.weakest == "Fit"


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed(parts, text):
    assert listed(parts) == text
