from dataclasses import replace

import pytest

from assessments.comparing.comparison import ScaleChange, _difference, change_of, compare, why_not_comparable
from assessments.scoring.full import ScaleScore, score
from tests.assessments.archive import FULL, sheet


def row(before, after, name="Boundary Specialist"):
    found = compare(FULL, score(FULL, before), score(FULL, after))
    return next(row for row in (*found.styles, *found.conditions) if row.name == name)


def test_change_that_is_clear_by_hand():
    """From 50 to 100; an error of 10.58 each, so 1.96 * sqrt(2) * 10.58 is 29.3."""
    found = row(sheet(), sheet(boundary=5))
    assert (found.before, found.after, found.verdict) == ("50", "100", "Clearly higher")
    assert found.reason == "50 points more. Up to 29.3 points can be chance."
    back = row(sheet(boundary=5), sheet())
    assert (back.verdict, back.reason) == ("Clearly lower", "50 points fewer. Up to 29.3 points can be chance.")


def test_difference_inside_the_band_is_no_clear_change():
    """One step on every statement is 25 points, less than 29.3."""
    found = row(sheet(), sheet(boundary=4))
    assert (found.before, found.after, found.verdict) == ("50", "75", "No clear change")
    assert found.reason == "25 points more. Up to 29.3 points can be chance."
    assert not found.is_clear


@pytest.mark.parametrize(
    ("difference", "sentence"),
    [
        (1.0, "1 point more"),
        (-1.0, "1 point fewer"),
        (1.04, "1 point more"),
        (1.1, "1.1 points more"),
        (0.5, "0.5 points"),
    ],
)
def test_points_are_said_as_one_when_there_is_one(difference, sentence):
    assert _difference(difference).startswith(sentence)


def test_score_that_stayed_the_same():
    assert row(sheet(), sheet()).reason == "The same score. Up to 29.3 points can be chance."


def test_conditions_have_a_wider_band():
    """An error of 12.17, so 1.96 * sqrt(2) * 12.17 is 33.7."""
    found = row(sheet(fit=1), sheet(fit=5), name="Fit")
    assert (found.verdict, found.reason) == ("Clearly higher", "100 points more. Up to 33.7 points can be chance.")


@pytest.mark.parametrize(("before", "after", "is_clear"), [(50, 77.7, False), (50, 77.8, True), (77.8, 50, True)])
def test_change_exactly_at_the_band_is_not_clear(before, after, is_clear):
    """1 * sqrt(2) * 19.6 would be 27.72."""
    one, other = (ScaleScore(6, value, 19.6, 0, 100) for value in (before, after))
    assert change_of(one, other, band=1.0).is_clear is is_clear
    assert not ScaleChange(27.72, 27.72).is_clear
    assert not ScaleChange(-27.72, 27.72).is_clear


def test_errors_that_are_unequal_add_as_squares():
    """3 and 4 make 5."""
    assert change_of(ScaleScore(6, 10, 3, 0, 0), ScaleScore(5, 20, 4, 0, 0), band=2).band == 10


def test_scale_without_a_score():
    unsaid = {key: None if FULL.items[key].scale == "boundary" else value for key, value in sheet().items()}
    found = row(sheet(), unsaid)
    assert (found.before, found.after, found.verdict) == ("50", "no score", "Cannot be compared")
    assert found.reason == "One of the two has not enough answers."


def test_clear_changes_are_counted():
    assert compare(FULL, score(FULL, sheet()), score(FULL, sheet(boundary=5, fit=1))).clear_changes == 2
    assert compare(FULL, score(FULL, sheet()), score(FULL, sheet(boundary=4))).clear_changes == 0


def test_versions_are_compared_only_over_a_declared_bridge():
    second = replace(FULL, version=2)
    assert why_not_comparable(FULL, 1) == ""
    assert why_not_comparable(second, 1).startswith("They were made with versions 1 and 2 of the statements.")
    assert why_not_comparable(replace(second, bridges=(1,)), 1) == ""
    assert why_not_comparable(replace(FULL, version=3, bridges=(2,)), 1) != ""
