import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.history.charts import Point, chart


def test_chart_draws_a_line_from_low_to_high():
    drawing = chart([1, 3, 5])
    assert drawing.dots == [Point(24, 78), Point(156, 46), Point(288, 14)]
    assert drawing.lines == ["24,78 156,46 288,14"]
    assert (drawing.width, drawing.height) == (300, 92)


def test_chart_line_is_parted_by_a_gap():
    assert chart([1, 1, None, 5, 5]).lines == ["24,78 90,78", "222,14 288,14"]
    assert chart([1, None, 5]).lines == []
    assert len(chart([1, None, 5]).dots) == 2


@pytest.mark.parametrize("points", [[2, 4], [2, None, None, 4], [5], []])
def test_chart_line_never_joins_too_few_points_to_tell(points):
    assert chart(points).lines == []


def test_chart_point_alone_stands_in_the_middle():
    assert chart([3]).dots == [Point(156, 46)]
    assert chart([]).dots == []


@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), max_size=200))
def test_chart_holds_everything_inside_and_a_higher_point_stands_higher(points):
    drawing = chart(points)
    said = [point for point in points if point]
    assert len(drawing.dots) == len(said)
    assert all(0 < dot.x < drawing.width and 0 < dot.y < drawing.height for dot in drawing.dots)
    by_height = sorted(zip(said, drawing.dots, strict=True), key=lambda pair: pair[0])
    assert [dot.y for _, dot in by_height] == sorted((dot.y for dot in drawing.dots), reverse=True)
