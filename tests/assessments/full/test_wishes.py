import pytest

from assessments.full.wishes import widest_gap, wish_of
from assessments.scoring.full import score
from tests.assessments.sheets import FULL, NEWEST, newest_sheet, sheet


def scored(**scales):
    return score(NEWEST, newest_sheet(**scales))


@pytest.mark.parametrize(
    ("scales", "gap"),
    [
        ({"work_in_life": 5}, "work-less"),
        ({"work_in_life": 1}, "work-more"),
        ({"life_in_work_wished": 1}, "life-less"),
        ({"life_in_work_wished": 5}, "life-more"),
        ({"work_in_life": 5, "life_in_work_wished": 4}, "work-less"),
        ({}, None),
        ({"work_in_life": 5, "control": 1}, None),
    ],
)
def test_widest_gap_is_told_where_fit_came_out_lowest(scales, gap):
    assert widest_gap(NEWEST, scored(**scales)) == gap


@pytest.mark.parametrize(
    ("scales", "blender", "boundary"),
    [
        ({}, "keep", "keep"),
        ({"work_in_life": 5}, "otherwise", None),
        ({"work_in_life": 1}, None, "otherwise"),
        ({"work_in_life": 5, "life_in_work": 1}, None, None),
        ({"work_in_life": 4}, None, None),
    ],
)
def test_wish_is_told_where_it_is_clear_and_away_from_the_portrait(scales, blender, boundary):
    """A step of 25 points lies between one standard error and the band, so it says neither."""
    result = scored(**scales)
    assert (wish_of(NEWEST, result, "blender"), wish_of(NEWEST, result, "boundary")) == (blender, boundary)
    assert wish_of(NEWEST, result, "purpose") is wish_of(NEWEST, result, "multitasker") is None


def test_version_without_wishes_tells_none():
    result = score(FULL, sheet(fit=1))
    assert (result.weakest, widest_gap(FULL, result), wish_of(FULL, result, "blender")) == ("fit", None, None)
