"""The second version: scales that are worked out, a floor for the lowest, answers that do not apply."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.full import InvalidValuesError, result_from, score, summary_of, top_items
from assessments.scoring.scale_scores import gap_of
from tests.assessments.sheets import NEWEST, newest_sheet

VALUES = st.fixed_dictionaries({key: st.sampled_from([*NEWEST.values[key], None]) for key in NEWEST.asked})


def scored(default=3, **scales):
    return score(NEWEST, newest_sheet(default, **scales))


@pytest.mark.parametrize(
    ("work", "life", "blender"), [(1, 1, 0), (5, 5, 100), (5, 1, 50), (4, 3, 62.5), (None, 4, 75), (4, None, 75)]
)
def test_blender_is_the_mean_of_both_directions_and_boundary_the_rest_of_100(work, life, blender):
    """One direction that nothing was said of leaves the other."""
    scales = scored(work_in_life=work, life_in_work=life).scales
    assert (scales["blender"].score, scales["boundary"].score) == (blender, 100 - blender)


def test_errors_by_hand():
    """17 * sqrt(1 - 0.71) = 9.15 for five statements, 17 * sqrt(1 - 0.66) = 9.91 for four; of a mean of both
    hypot(9.15, 9.91) / 2 = 6.75, of a distance hypot(9.15, 9.91) = 13.49."""
    scales = scored().scales
    assert (scales["work-in-life"].error, scales["life-in-work"].error) == (9.15, 9.91)
    assert scales["blender"].error == scales["boundary"].error == pytest.approx(6.75, abs=0.01)
    assert scales["fit"].error == pytest.approx(13.49, abs=0.01)


def test_boundary_and_blender_err_together():
    """62.5 and 37.5 lie 25 apart, with twice the error of one, 6.75: 1.85 errors are a lean. Free of each other it were
    25 / 9.54, a clear lead."""
    result = scored(work_in_life=3, life_in_work=2)
    assert (result.profile, result.scales["boundary"].score, result.scales["blender"].score) == ("boundary", 62.5, 37.5)
    assert NEWEST.error_between(("boundary", 6.75), ("blender", 6.75)) == 13.5
    assert NEWEST.error_between(("boundary", 3), ("purpose", 4)) == 5


@pytest.mark.parametrize(
    ("work", "wished", "life", "longed", "fit"),
    [(3, 3, 3, 3, 100), (5, 1, 3, 3, 0), (4, 3, 2, 4, 50), (5, 3, None, 3, 50), (None, 3, 3, None, None)],
)
def test_fit_is_the_widest_distance_from_what_is_wished(work, wished, life, longed, fit):
    scales = {"work_in_life": work, "work_in_life_wished": wished}
    result = scored(**scales, life_in_work=life, life_in_work_wished=longed)
    assert result.scales["fit"].score == fit


def test_gap_says_in_which_direction():
    result = scored(work_in_life=5, work_in_life_wished=2, life_in_work=2, life_in_work_wished=3)
    assert [gap_of(result.scales, pair).points for pair in NEWEST.pairs] == [75, -25]


@pytest.mark.parametrize("scale", [scale.key for scale in NEWEST.scales if scale.is_asked])
def test_scale_with_fewer_than_four_answers_gives_no_figure(scale):
    keys = [item.key for item in NEWEST.items_of[scale]]
    assert score(NEWEST, newest_sheet() | dict.fromkeys(keys[4:])).scales[scale].score == 50
    assert score(NEWEST, newest_sheet() | dict.fromkeys(keys[3:])).scales[scale].score is None


def test_answer_that_does_not_apply_counts_as_none():
    values = newest_sheet(work_in_life=4) | {"work-messages": 0, "matters": None}
    found = score(NEWEST, values).scales["work-in-life"]
    assert (found.answered, found.score) == (4, 75)
    with pytest.raises(InvalidValuesError):
        score(NEWEST, newest_sheet() | {"start-again": 0})


@pytest.mark.parametrize(
    ("scales", "weakest"),
    [
        ({}, None),
        ({"control": 3, "switching_off": 3, "unbroken": 3}, None),
        ({"control": 2, "unbroken": 1}, "unbroken"),
        ({"control": 1, "unbroken": 1}, "control"),
        ({"work_in_life": 5}, "fit"),
        ({"work_in_life": 5, "switching_off": 1}, "switching-off"),
        ({"work_in_life": 4}, None),
    ],
)
def test_weakest_has_a_floor(scales, weakest):
    """Below 33, for fit below 67; of several the one that lies lowest beside that."""
    assert scored(**scales).weakest == weakest


def test_matters_is_kept_where_it_was_said():
    assert score(NEWEST, newest_sheet() | {"matters": 2}).matters == "health"
    nothing = score(NEWEST, newest_sheet() | {"matters": None})
    assert nothing.matters is None
    assert "matters" not in summary_of(nothing)


def test_statements_that_speak_for_a_portrait_come_from_both_directions():
    values = newest_sheet(3) | {"work-messages": 1, "private-after": 5, "day-without-work": 4}
    assert [item.key for item in top_items(NEWEST, values, "boundary")] == [
        "work-messages",
        "private-after",
        "day-without-work",
    ]
    assert top_items(NEWEST, values, "blender") == []


@given(VALUES)
def test_sheets_all_have_a_result_that_survives_storage(values):
    result = score(NEWEST, values)
    assert result_from(json.loads(json.dumps(summary_of(result)))) == result
    for scale in result.scales.values():
        assert scale.score is None or 0 <= scale.low <= scale.score <= scale.high <= 100
    if result.profile:
        assert result.margin >= 0
        assert result.scales[result.profile].score == max(result.scales[key].score or 0 for key in NEWEST.keys("style"))
    if result.weakest:
        assert result.scales[result.weakest].score < NEWEST.scale(result.weakest).middle
