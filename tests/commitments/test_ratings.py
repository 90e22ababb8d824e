import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.ratings import KEYS, MARKERS, compare_ratings


def rows(*points):
    return [dict.fromkeys(KEYS, point) for point in points]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([], "Too few points to tell"),
        ([4, 2], "Too few points to tell"),
        ([4, None, 2], "Too few points to tell"),
        ([4, 3, 2], "4 at first, 2 at last: lower"),
        ([None, 1, 3, None, 5], "1 at first, 5 at last: higher"),
        ([3, 5, 3], "3 at first, 3 at last: the same"),
    ],
)
def test_rating_change_is_first_against_last(points, words):
    assert [change.words for change in compare_ratings(rows(*points))] == [words] * 5


@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), max_size=12))
def test_ratings_tell_from_three_points_on_and_never_a_cause(points):
    said = [point for point in points if point is not None]
    (words,) = {change.words for change in compare_ratings(rows(*points))}
    assert (words == "Too few points to tell") == (len(said) < 3)
    assert not {"caused", "helped", "because"} & set(words.lower().split())


def test_rating_scale_ends_are_said_in_words():
    assert MARKERS[0].choices == [(1, "1 calm"), (2, "2"), (3, "3"), (4, "4"), (5, "5 very tense")]
    assert KEYS == ["stress", "satisfaction", "conflicts", "focus", "ease"]
