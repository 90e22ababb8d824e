"""Five markers of a week, each on a scale of five points whose ends are said in words. Pure."""

from dataclasses import dataclass

POINTS = range(1, 6)
MIN_POINTS = 3


@dataclass(frozen=True)
class RatingScale:
    """`low` and `high` say what points 1 and 5 mean; neither end is the good one by rule."""

    key: str
    name: str
    question: str
    low: str
    high: str

    @property
    def choices(self) -> list[tuple[int, str]]:
        ends = {POINTS[0]: f"{POINTS[0]} {self.low}", POINTS[-1]: f"{POINTS[-1]} {self.high}"}
        return [(point, ends.get(point, str(point))) for point in POINTS]


MARKERS = (
    RatingScale("stress", "Stress", "How tense was the week?", "calm", "very tense"),
    RatingScale("satisfaction", "Satisfaction", "How content were you with it?", "not at all", "very"),
    RatingScale("conflicts", "Conflicts", "How often did work and the rest collide?", "never", "daily"),
    RatingScale("focus", "Focus", "How well could you stay with one thing?", "hardly", "well"),
    RatingScale("ease", "Ease with the unexpected", "How did you take the unplanned?", "with effort", "with ease"),
)
KEYS = [marker.key for marker in MARKERS]


@dataclass(frozen=True)
class RatingChange:
    """The first point named against the last, in words that claim no cause; `direction` is higher, lower or empty."""

    name: str
    words: str
    direction: str = ""


def compare_ratings(rows: list[dict[str, int | None]]) -> list[RatingChange]:
    """One for each marker, in order; `rows` are the points by key in the order of time, None where nothing was said."""
    return [
        _change(marker.name, [row[marker.key] for row in rows if row[marker.key] is not None]) for marker in MARKERS
    ]


def _change(name: str, points: list[int]) -> RatingChange:
    if len(points) < MIN_POINTS:
        return RatingChange(name, "Too few points to tell")
    first, last = points[0], points[-1]
    direction = "higher" if last > first else "lower" if last < first else ""
    return RatingChange(name, f"{first} at first, {last} at last: {direction or 'the same'}", direction)
