"""Where the markers of the weeks have gone, told only once there are points enough. Pure."""

from collections.abc import Mapping, Sequence

from commitments.ratings import MIN_POINTS

# What it is called when a marker went up or down; the first that applies is told.
TRENDS = (
    ("stress", 1, "tenser"),
    ("conflicts", 1, "more-collisions"),
    ("stress", -1, "calmer"),
    ("conflicts", -1, "fewer-collisions"),
)


def rating_trend_of(rows: Sequence[Mapping[str, int | None]]) -> str:
    """`rows` are points by marker in the order of time; the latest is set against the first. "" when nothing moved."""
    for key, direction, name in TRENDS:
        points = [point for row in rows if (point := row[key]) is not None]
        if len(points) >= MIN_POINTS and (points[-1] - points[0]) * direction > 0:
            return name
    return ""
