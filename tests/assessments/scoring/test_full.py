import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.loading.scales import load_scales
from assessments.scoring.full import (
    SCORER_VERSION,
    InvalidValuesError,
    result_from,
    score,
    summary_of,
    top_items,
)
from tests.assessments.sheets import FULL, FULL_TEXT, sheet

VALUES = st.fixed_dictionaries({key: st.sampled_from([1, 2, 3, 4, 5, None]) for key in FULL.items})
BOUNDARY = [item.key for item in FULL.items_of["boundary"]]
FIT = [item.key for item in FULL.items_of["fit"]]


@pytest.mark.parametrize(("value", "points"), [(1, 0), (2, 25), (3, 50), (4, 75), (5, 100)])
def test_scale_runs_from_0_to_100(value, points):
    result = score(FULL, sheet(boundary=value))
    assert result.scales["boundary"].score == points
    assert result.scales["fit"].score == 50


def test_reversed_statement_counts_the_other_way():
    values = sheet(boundary=5)
    assert values["clear-end"] == 5
    assert values["starts-again"] == 1
    values["starts-again"] = 5
    assert score(FULL, values).scales["boundary"].score == 83.33  # keyed 5 5 5 5 5 1: mean 26 / 6


def test_error_and_band():
    """20 * sqrt(1 - 0.72) = 10.58, times 1.96 = 20.74; for four 20 * sqrt(0.37) = 12.17, times 1.96 = 23.84."""
    scales = score(FULL, sheet(boundary=5, purpose=1)).scales
    assert (scales["blender"].error, scales["blender"].low, scales["blender"].high) == (10.58, 29.26, 70.74)
    assert (scales["fit"].error, scales["fit"].low, scales["fit"].high) == (12.17, 26.16, 73.84)
    assert (scales["boundary"].low, scales["boundary"].high) == (79.26, 100)
    assert (scales["purpose"].low, scales["purpose"].high) == (0, 20.74)


def test_statement_left_open_alone_is_made_up_by_the_mean():
    values = sheet(boundary=4) | {"clear-end": None}
    boundary = score(FULL, values).scales["boundary"]
    assert (boundary.answered, boundary.score, boundary.error) == (5, 75, 11.28)


@pytest.mark.parametrize(("keys", "scale"), [(BOUNDARY[:2], "boundary"), (FIT[:2], "fit")])
def test_statements_left_open_are_too_many_at_two(keys, scale):
    values = sheet() | dict.fromkeys(keys)
    result = score(FULL, values).scales[scale]
    assert (result.score, result.error, result.low, result.high) == (None, None, None, None)
    absent = {key: value for key, value in values.items() if key not in keys}
    assert score(FULL, absent).scales[scale] == result


@pytest.mark.parametrize(
    ("scales", "profile", "second", "lead"),
    [
        ({"purpose": 5, "blender": 4}, "purpose", "blender", "leaning"),  # 25 points / 14.97 = 1.67
        ({"purpose": 5, "blender": 3}, "purpose", "multitasker", "clear"),  # 50 / 14.97 = 3.34
        ({"boundary": 4}, "boundary", "multitasker", "leaning"),
    ],
)
def test_profile_second_and_lead(scales, profile, second, lead):
    result = score(FULL, sheet(**scales))
    assert (result.profile, result.second, result.lead) == (profile, second, lead)
    assert not result.is_blend
    assert result.near == ()


def test_margin_is_in_errors_of_the_difference():
    assert score(FULL, sheet(purpose=5, blender=4)).margin == 1.67


def test_scores_that_are_equal_are_a_blend_by_the_declared_order():
    result = score(FULL, sheet(blender=4, purpose=4))
    assert (result.profile, result.second, result.lead, result.margin) == ("blender", "purpose", "close", 0)
    assert result.is_blend


def test_scores_that_are_equal_put_the_one_with_more_far_ends_first():
    values = sheet(blender=4, purpose=4) | {"what-matters": 5, "week-around": 3}
    result = score(FULL, values)
    assert (result.profile, result.second, result.margin) == ("purpose", "blender", 0)


def test_scores_as_near_as_the_second_are_named():
    assert score(FULL, sheet(blender=4, purpose=4, boundary=4)).near == ("purpose",)
    assert score(FULL, sheet()).near == ("blender", "purpose")


def test_name_is_none_without_two_scores():
    values = sheet() | {key: None for key in FULL.items if FULL.items[key].scale in {"blender", "purpose", "boundary"}}
    result = score(FULL, values)
    assert (result.profile, result.second, result.margin, result.lead, result.near) == (None, None, None, None, ())
    values |= {item.key: 3 for item in FULL.items_of["boundary"]}
    assert score(FULL, values).profile == "multitasker"


@pytest.mark.parametrize(
    ("scales", "weakest"),
    [
        ({"fit": 2}, "fit"),
        ({"switching_off": 2, "fit": 2}, "switching-off"),
        ({}, "control"),
        ({"control": None}, "switching-off"),
        ({"control": None, "fit": None, "switching_off": None}, None),
    ],
)
def test_condition_that_is_weakest(scales, weakest):
    assert score(FULL, sheet(**scales)).weakest == weakest


@pytest.mark.parametrize(
    ("control", "say"), [(1, "rigid"), (2, "limited"), (3, "moderate"), (4, "high"), (5, "high"), (None, None)]
)
def test_say_is_scored(control, say):
    assert score(FULL, sheet(control=control)).say == say


def test_answers_that_are_all_the_same():
    assert score(FULL, dict.fromkeys(FULL.items, 5)).is_even
    assert all(scale.score == 50 for scale in score(FULL, dict.fromkeys(FULL.items, 5)).scales.values())
    assert not score(FULL, dict.fromkeys(FULL.items, 5) | {"fit-together": 4}).is_even
    assert not score(FULL, dict.fromkeys(list(FULL.items)[:11], 5)).is_even
    assert not score(FULL, dict.fromkeys(FULL.items)).is_even


@pytest.mark.parametrize("values", [{"nothing": 3}, {"clear-end": 0}, {"clear-end": 6}])
def test_values_that_are_unusable(values):
    with pytest.raises(InvalidValuesError, match=re.escape("full-1 has no")):
        score(FULL, values)


def test_items_at_the_top_drive_the_result():
    values = sheet(boundary=4) | {"clear-end": 5, "starts-again": 1, "hours-free": 3, "messages-at-once": None}
    assert [item.key for item in top_items(FULL, values, "boundary")] == [
        "clear-end",
        "starts-again",
        "people-know",
    ]
    assert top_items(FULL, sheet(), "boundary") == []


@given(VALUES)
def test_sheets_all_have_a_result_that_survives_storage(values):
    result = score(FULL, values)
    assert result_from(json.loads(json.dumps(summary_of(result)))) == result
    assert result.scorer == SCORER_VERSION
    for scale in result.scales.values():
        assert scale.score is None or 0 <= scale.low <= scale.score <= scale.high <= 100
    if result.profile:
        assert result.scales[result.profile].score == max(result.scales[key].score or 0 for key in FULL.keys("style"))


@given(VALUES)
def test_order_of_scales_in_the_file_changes_no_result(values):
    assert score(TURNED, values) == score(FULL, dict(reversed(values.items())))


def _turned():
    head, *blocks = FULL_TEXT.split("[[scale]]")
    last, sections = blocks[-1].split("[[section]]", 1)
    scales = [*blocks[:-1], last]
    return load_scales("[[scale]]".join([head, *reversed(scales)]) + "[[section]]" + sections, "turned.toml")


TURNED = _turned()
