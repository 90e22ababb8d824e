"""What the look back on a commitment shows, worked out from the rows, so that its templates only place it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from operator import attrgetter

from django.db.models import Q

from commitments.history.charts import Chart, chart
from commitments.history.notes import HistoryNote, check_in_notes
from commitments.models import Commitment, MarkerSet, Mix, Occasion, Review
from commitments.occasions.outcomes import ANSWERS, NO_ANSWER, count_by_answer, count_kept, longest_streak, outcome
from commitments.plans.panel import LEFT_OUT, OccasionPair, is_counted, is_over, occasion_pairs, pairs_by_week, weeks_of
from commitments.plans.week_chart import WEEKS_SHOWN, WeekChart, draw_week_chart
from commitments.ratings import KEYS, MARKERS, MIN_POINTS, RatingChange, compare_ratings
from commitments.schedule import week_start
from commitments.wording import days_and_hours, phrases

BASELINE_WINDOW = timedelta(weeks=1)


@dataclass(frozen=True)
class WeekRow:
    number: int
    day: str
    text: str


@dataclass(frozen=True)
class Scale:
    name: str
    low: str
    high: str
    chart: Chart


@dataclass(frozen=True)
class PointsRow:
    """`points` in the order of the markers, a dash where nothing was said."""

    day: str
    points: list[str]


@dataclass(frozen=True)
class ProgressReport:
    """`charts` hold four weeks each, `changes` are of markers of which something was said, `scales` of those of which
    enough was; a mix that nobody chose is left out."""

    commitment: Commitment
    is_over: bool
    has_earlier: bool
    shows_all: bool
    span: str
    summary: str
    charts: list[WeekChart]
    weeks: list[WeekRow]
    counts: list[tuple[str, int]]
    held: int
    longest_run: int
    scales: list[Scale]
    points: list[PointsRow]
    changes: list[RatingChange]
    mixes: list[tuple[str, int]]
    reviews: list[Review]
    notes: list[HistoryNote]


def build_report(commitment: Commitment, now: datetime, *, everything: bool = True) -> ProgressReport:
    """`commitment` comes with its weeks, of which it has at least one.

    Unless `everything` the latest four that have begun, or the first four.
    """
    every_week = list(enumerate(pairs_by_week(commitment), start=1))
    last = max(WEEKS_SHOWN, sum(week[0][0].has_begun(now) for _, week in every_week))
    weeks = every_week if everything else every_week[last - WEEKS_SHOWN : last]
    occasions = sorted((each for _, week in weeks for each in chain(*week) if each), key=attrgetter("starts_at"))
    outcomes = outcomes_between([pair for _, week in weeks for pair in week], now)
    numbers = [number for number, _ in weeks]
    states = [week.states for week in weeks_of(commitment, now) if week.number in numbers]
    begun_at = commitment.created_at if len(weeks) == len(every_week) else occasions[0].starts_at
    marker_sets = _marker_sets(commitment, begun_at, occasions[-1].ends_at)
    changes = _changes(marker_sets)
    reviews = list(commitment.reviews.filter(week_on__gte=occasions[0].week_on).order_by("week_on"))
    return ProgressReport(
        commitment=commitment,
        is_over=is_over(commitment.occasions.all(), now),
        has_earlier=len(every_week) > WEEKS_SHOWN,
        shows_all=everything,
        span=f"{days_and_hours.day_of(occasions[0].starts_local.date())} to {days_and_hours.day_of(occasions[-1].on)}",
        summary=_summary(outcomes, changes),
        charts=[draw_week_chart(states[start : start + WEEKS_SHOWN]) for start in range(0, len(states), WEEKS_SHOWN)],
        weeks=[_week(number, *pair, now) for number, week in weeks for pair in week],
        counts=count_by_answer(outcomes),
        held=count_kept(outcomes),
        longest_run=longest_streak(outcomes),
        scales=_scales(marker_sets),
        points=[_points(each, commitment) for each in marker_sets],
        changes=changes,
        mixes=[(mix.label, count) for mix in Mix if (count := sum(review.mix == mix for review in reviews))],
        reviews=[review for review in reviews if review.helped or review.hindered],
        notes=check_in_notes(occasions),
    )


def outcomes_of(commitment: Commitment, now: datetime) -> list[str | None]:
    return outcomes_between(occasion_pairs(commitment), now)


def outcomes_between(pairs: list[OccasionPair], now: datetime) -> list[str | None]:
    """One for each time that has begun, in order; a moved time counts as the one it was moved to.

    What is paused, or was put away with its plan, is left out.
    """
    return [
        outcome(first.answer, is_moved=moved is not None, later=moved and moved.answer)
        for first, moved in pairs
        if (moved or first).has_begun(now) and is_counted((first, moved))
    ]


def _summary(outcomes: list[str | None], changes: list[RatingChange]) -> str:
    """How often it held, and what moved beside it."""
    if not outcomes:
        return "No time has begun yet."
    held, times = phrases.number(count_kept(outcomes)), phrases.number(len(outcomes))
    moved = [f"{each.name.lower()} is {each.direction} than at first" for each in changes if each.direction]
    beside = f"; {phrases.join_words(moved)}" if moved else ""
    return f"You kept or moved {held} of {times} time{'s' if len(outcomes) > 1 else ''}{beside}."


def _marker_sets(commitment: Commitment, begun_at: datetime, ended_at: datetime) -> list[MarkerSet]:
    """What was said in its reviews, and any baseline of that time: at most NEAR before or after its weeks."""
    near = (begun_at - BASELINE_WINDOW, ended_at + BASELINE_WINDOW)
    since = week_start(begun_at.astimezone(commitment.zone).date())
    own = Q(review__commitment=commitment, review__week_on__gte=since) | Q(review=None, noted_at__range=near)
    return list(MarkerSet.objects.for_person(commitment.person).filter(own))


def _week(number: int, first: Occasion, moved: Occasion | None, now: datetime) -> WeekRow:
    text = answer_text(first, now)
    return WeekRow(number, first.day, f"{text}, to {moved.day}: {answer_text(moved, now).lower()}" if moved else text)


def answer_text(occasion: Occasion, now: datetime) -> str:
    """Its answer in a word, or why it has none."""
    if occasion.answer:
        return ANSWERS[occasion.answer]
    if occasion.paused_for:
        return f"Paused: {occasion.get_paused_for_display().lower()}"
    if occasion.is_left_out:
        return LEFT_OUT[occasion.commitment.archived_at is not None]
    return NO_ANSWER if occasion.has_begun(now) else "Still to come"


def _changes(marker_sets: list[MarkerSet]) -> list[RatingChange]:
    changes = zip(KEYS, compare_ratings([each.points for each in marker_sets]), strict=True)
    return [change for key, change in changes if any(each.points[key] for each in marker_sets)]


def _scales(marker_sets: list[MarkerSet]) -> list[Scale]:
    said = [(marker, [each.points[marker.key] for each in marker_sets]) for marker in MARKERS]
    enough = [(marker, points) for marker, points in said if sum(map(bool, points)) >= MIN_POINTS]
    return [Scale(marker.name, marker.low, marker.high, chart(points)) for marker, points in enough]


def _points(marker_set: MarkerSet, commitment: Commitment) -> PointsRow:
    noted_on = marker_set.noted_at.astimezone(commitment.zone).date()
    day = f"{noted_on.day} {noted_on:%B}"
    points = [str(marker_set.points[key] or "–") for key in KEYS]
    return PointsRow(f"{day}, before" if marker_set.review_id is None else day, points)
