import pytest

from coaching.rating_trend import rating_trend_of


def rows(stress=(), conflicts=()):
    count = max(len(stress), len(conflicts))
    pad = [[*points, *[None] * (count - len(points))] for points in (stress, conflicts)]
    return [{"stress": tense, "conflicts": clash} for tense, clash in zip(*pad, strict=True)]


@pytest.mark.parametrize(
    ("stress", "conflicts", "trend"),
    [
        ([], [], ""),
        ([1, 5], [1, 5], ""),
        ([2, 2, 3], [], "tenser"),
        ([4, None, 5, 3], [], "calmer"),
        ([3, 1, 3], [1, 1, 2], "more-collisions"),
        ([3, 1, 3], [4, 4, 2], "fewer-collisions"),
        ([2, 1, 1], [1, 1, 5], "more-collisions"),
        ([3, 4, 3], [2, 5, 2], ""),
    ],
)
def test_rating_that_is_latest_is_set_against_the_first(stress, conflicts, trend):
    assert rating_trend_of(rows(stress, conflicts)) == trend
