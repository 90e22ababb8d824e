"""One commitment on the page of the week: its weeks, the chart that shows them, and how firmly it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby
from operator import itemgetter

from commitments.models import Answer, Commitment, Occasion
from commitments.plans.week_chart import WEEKS_SHOWN, WeekChart, draw_week_chart, merged_state, occasion_state
from commitments.schedule import week_numbers
from commitments.strength import Strength, lapse_state, scored_answer, strength, week_outcome, weekly_score

OccasionPair = tuple[Occasion, Occasion | None]
NOW = ("due", "running")
MAX_ROWS = 4
LEFT_OUT = {True: "Put away", False: "Closed"}


@dataclass(frozen=True)
class OccasionCell:
    """One window: `text` says in words what it shows. A moved occasion and its successor share one."""

    day: str
    state: str
    text: str


@dataclass(frozen=True)
class PanelWeek:
    number: int
    times: list[OccasionCell]
    is_now: bool

    @property
    def states(self) -> list[str]:
        return [time.state for time in self.times]


@dataclass(frozen=True)
class AnswerRow:
    """One occasion that has begun, so that it can be answered: of the latest weeks, or still due."""

    occasion: Occasion
    number: int
    state: str
    day: str


@dataclass(frozen=True)
class PlanPanel:
    """One commitment, its weeks and the chart that shows the latest; waiting when a row besides the due one is.

    `current` is the number of the latest week that has begun, `awaited` of the one whose time is asked for or is next.
    """

    commitment: Commitment
    weeks: list[PanelWeek]
    latest: list[PanelWeek]
    chart: WeekChart
    rows: list[AnswerRow]
    strength: Strength
    current: int
    awaited: int
    lapse: str
    is_waiting: bool
    is_finished: bool
    is_over: bool


def plan_panel(commitment: Commitment, *, due: Occasion | None, now: datetime) -> PlanPanel:
    """`commitment` comes with its occasions; `due` is the one that the page asks about first."""
    weeks = weeks_of(commitment, now)
    rows, occasions = _rows(commitment, now), commitment.occasions.all()
    current = _current(commitment, now)
    return PlanPanel(
        commitment=commitment,
        weeks=weeks,
        latest=weeks[-WEEKS_SHOWN:],
        chart=draw_week_chart([week.states for week in weeks[-WEEKS_SHOWN:]]),
        rows=rows,
        strength=strength(weekly_score(scored_weeks(commitment))),
        current=current,
        awaited=_awaited(commitment, now, since=current),
        is_waiting=any(row.state == "due" and due and row.occasion != due for row in rows),
        lapse=_lapse(commitment, now),
        is_finished=not any(each.is_due(now) or each.ends_at > now for each in occasions),
        is_over=is_over(occasions, now),
    )


def _current(commitment: Commitment, now: datetime) -> int:
    weeks = enumerate(pairs_by_week(commitment), start=1)
    return max((number for number, week in weeks if week[0][0].has_begun(now)), default=1)


def _awaited(commitment: Commitment, now: datetime, *, since: int) -> int:
    weeks = list(enumerate(pairs_by_week(commitment), start=1))[since - 1 :]
    return next((number for number, week in weeks if any(_is_awaited(pair, now) for pair in week)), since)


def _is_awaited(pair: OccasionPair, now: datetime) -> bool:
    return any(each.is_due(now) or each.is_coming(now) for each in pair if each)


def is_over(occasions: Iterable[Occasion], now: datetime) -> bool:
    return all(each.ends_at <= now for each in occasions)


def weeks_of(commitment: Commitment, now: datetime) -> list[PanelWeek]:
    times = [[_time(*pair, now) for pair in week] for week in pairs_by_week(commitment)]
    return [
        PanelWeek(number, week, any(time.state in NOW for time in week)) for number, week in enumerate(times, start=1)
    ]


def occasion_pairs(commitment: Commitment) -> list[OccasionPair]:
    """Each planned occasion, in order of time, with its successor when it was moved."""
    occasions = commitment.occasions.all()
    for occasion in occasions:
        occasion.commitment = commitment  # so that no occasion asks for its commitment again
    successors = {each.moved_from_id: each for each in occasions if each.is_successor}
    return [(each, successors.get(each.pk)) for each in occasions if not each.is_successor]


def week_numbers_of(commitment: Commitment) -> list[int]:
    """The week that each of the pairs belongs to."""
    return week_numbers(
        [first.starts_local.date() for first, _ in occasion_pairs(commitment)], len(commitment.days) or 1
    )


def pairs_by_week(commitment: Commitment) -> list[list[OccasionPair]]:
    numbered = zip(week_numbers_of(commitment), occasion_pairs(commitment), strict=True)
    return [[pair for _, pair in week] for _, week in groupby(numbered, key=itemgetter(0))]


def scored_weeks(commitment: Commitment) -> list[list[str | None]]:
    """What the times of each week count as; a moved one is counted once, as its successor."""
    return [[_counted(pair) for pair in week] for week in pairs_by_week(commitment)]


def _counted(pair: OccasionPair) -> str | None:
    first, moved = pair
    return scored_answer(first.answer, moved and moved.answer)


def _lapse(commitment: Commitment, now: datetime) -> str:
    """As the latest answers say; once the plan was changed after two weeks away it is not said again."""
    weeks = [[_counted(pair) for pair in week if is_counted(pair)] for week in pairs_by_week(commitment)]
    lapse, occasions = lapse_state(map(week_outcome, weeks)), commitment.occasions.all()
    if lapse != "away":
        return lapse
    answered_at = max(each.check_in.answered_at for each in occasions if each.answer)
    is_changed = commitment.changed_at is not None and commitment.changed_at >= answered_at
    return lapse if not is_changed and any(each.is_coming(now) for each in occasions) else ""


def is_counted(pair: OccasionPair) -> bool:
    """Not when it is paused, or was put away with its plan, and has no answer."""
    last = pair[1] or pair[0]
    return bool(last.answer) or not (last.paused_for or last.is_left_out)


def _time(first: Occasion, moved: Occasion | None, now: datetime) -> OccasionCell:
    state = merged_state(_state(first, now), moved and moved.answer)
    return OccasionCell(f"{first.starts_local:%a}", state, _moved_text(moved) if moved else _text(first, state))


def _text(occasion: Occasion, state: str) -> str:
    starts = occasion.starts_local
    if state == "paused":
        return occasion.get_paused_for_display() or LEFT_OUT[occasion.commitment.archived_at is not None]
    running = f"To {occasion.ends_on:%a}" if occasion.is_by_week_end else "Now"
    waiting = {"due": "Your answer?", "running": running, "ahead": f"{starts.day} {starts:%b}"}
    return waiting.get(state) or Answer(state).label


def _moved_text(moved: Occasion) -> str:
    starts = moved.starts_local
    return f"Moved: {moved.answer.label.lower()}" if moved.answer else f"Moved to {starts.day} {starts:%b}"


def _rows(commitment: Commitment, now: datetime) -> list[AnswerRow]:
    """The latest MAX_ROWS of the latest weeks and of what is due; all others open from the history."""
    weeks = pairs_by_week(commitment)
    numbered = [(number, each) for number, week in enumerate(weeks, start=1) for each in chain(*week) if each]
    rows = [
        AnswerRow(each, number, _state(each, now), each.day)
        for number, each in numbered
        if (number > len(weeks) - WEEKS_SHOWN and (each.answer or each.has_begun(now))) or each.is_due(now)
    ]
    return rows[-MAX_ROWS:]


def _state(occasion: Occasion, now: datetime) -> str:
    if occasion.is_left_out or (occasion.paused_for and not occasion.answer):
        return "paused"
    return occasion_state(occasion.answer, occasion.starts_at, occasion.ends_at, now)
