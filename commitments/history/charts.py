"""Where the points of a small chart stand, in the units of its drawing: five lines high, one column a week. Pure."""

from dataclasses import dataclass

from commitments.ratings import MIN_POINTS

LEFT, RIGHT, TOP, BOTTOM = 24, 12, 14, 14
STEP = 16  # from one point of the scale to the next
WIDTH = 300
LEVELS = 5
HEIGHT = TOP + (LEVELS - 1) * STEP + BOTTOM


@dataclass(frozen=True)
class Point:
    x: int
    y: int


@dataclass(frozen=True)
class Chart:
    """`lines` are the points attributes of polylines: one for each stretch of at least two weeks without a gap.

    Fewer than MIN_TO_TELL points tell no direction, so no line joins them.
    """

    width: int
    height: int
    rules: list[Point]
    dots: list[Point]
    lines: list[str]


def chart(points: list[int | None]) -> Chart:
    """`points` from 1 to 5 in the order of time; None leaves a gap."""
    places = [_dot(place, point, len(points)) if point else None for place, point in enumerate(points)]
    dots = [dot for dot in places if dot]
    stretches = _segments(places) if len(dots) >= MIN_POINTS else []
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        rules=[Point(LEFT, _level(level)) for level in range(1, LEVELS + 1)],
        dots=dots,
        lines=[" ".join(f"{dot.x},{dot.y}" for dot in stretch) for stretch in stretches if len(stretch) > 1],
    )


def _dot(place: int, point: int, count: int) -> Point:
    """A lone point stands in the middle."""
    room = WIDTH - LEFT - RIGHT
    return Point(LEFT + (room * place // (count - 1) if count > 1 else room // 2), _level(point))


def _level(point: int) -> int:
    return TOP + (LEVELS - point) * STEP


def _segments(places: list[Point | None]) -> list[list[Point]]:
    stretches: list[list[Point]] = [[]]
    for dot in places:
        if dot:
            stretches[-1].append(dot)
        elif stretches[-1]:
            stretches.append([])
    return stretches


@dataclass(frozen=True)
class Bar:
    name: str
    count: int
    width: int


BAR_WIDTH = 200


def bar_chart(rows: list[tuple[str, int]]) -> list[Bar]:
    """The longest fills the room; what never came has no bar, and fewer than MIN_POINTS in all make no chart."""
    if sum(count for _, count in rows) < MIN_POINTS:
        return []
    most = max(count for _, count in rows)
    return [Bar(name, count, max(2, BAR_WIDTH * count // most)) for name, count in rows if count]
