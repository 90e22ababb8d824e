"""One commitment on the page of the week: its weeks, the house that shows them, and how firmly it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from commitments import sentences
from commitments.house import ROW, Window, pair_state, state_of, windows
from commitments.models import Answer, Commitment, Occasion
from commitments.strength import Strength, counted, strength, weekly_score
from commitments.turns import turn_of


@dataclass(frozen=True)
class Week:
    """One window: `text` says in words what it shows. A moved occasion and its successor share one."""

    number: int
    state: str
    text: str


@dataclass(frozen=True)
class Row:
    """One occasion that has begun, so that it can be answered: of the latest weeks, or still due."""

    occasion: Occasion
    number: int
    state: str
    day: str


@dataclass(frozen=True)
class Front:
    """One commitment, its weeks and the house that shows the latest; waiting when a row besides the due one is."""

    commitment: Commitment
    weeks: list[Week]
    latest: list[Week]
    windows: list[Window]
    rows: list[Row]
    strength: Strength
    current: int
    turn: str
    is_waiting: bool
    is_finished: bool
    is_over: bool


def front_of(commitment: Commitment, *, due: Occasion | None, now: datetime) -> Front:
    """`commitment` comes with its occasions; `due` is the one that the page asks about first."""
    pairs = pairs_of(commitment)
    weeks = weeks_of(commitment, now)
    rows, occasions = _rows(pairs, now), commitment.occasions.all()
    return Front(
        commitment=commitment,
        weeks=weeks,
        latest=weeks[-ROW:],
        windows=windows([week.state for week in weeks[-ROW:]]),
        rows=rows,
        strength=strength(weekly_score(counted_answers(commitment))),
        current=max(1, sum(first.has_begun(now) for first, _ in pairs)),
        is_waiting=any(row.state == "due" and due and row.occasion != due for row in rows),
        turn=_turn(commitment, now),
        is_finished=not any(each.is_due(now) or each.ends_at > now for each in occasions),
        is_over=is_over(occasions, now),
    )


def is_over(occasions: Iterable[Occasion], now: datetime) -> bool:
    return all(each.ends_at <= now for each in occasions)


def weeks_of(commitment: Commitment, now: datetime) -> list[Week]:
    return [_week(number, *pair, now) for number, pair in enumerate(pairs_of(commitment), start=1)]


def pairs_of(commitment: Commitment) -> list[tuple[Occasion, Occasion | None]]:
    """Each weekly occasion, in order of time, with its successor when it was moved."""
    occasions = commitment.occasions.all()
    for occasion in occasions:
        occasion.commitment = commitment  # so that no occasion asks for its commitment again
    successors = {each.moved_from_id: each for each in occasions if each.is_successor}
    return [(each, successors.get(each.pk)) for each in occasions if not each.is_successor]


def counted_answers(commitment: Commitment) -> list[str | None]:
    """What each week counts as; a moved one is counted once, as its successor."""
    return [counted(first.answer, moved and moved.answer) for first, moved in pairs_of(commitment)]


def _turn(commitment: Commitment, now: datetime) -> str:
    """As the latest answers say; once the plan was changed after two weeks away it is not said again."""
    turn, occasions = turn_of(counted_answers(commitment)), commitment.occasions.all()
    if turn != "away":
        return turn
    answered_at = max(each.check_in.answered_at for each in occasions if each.answer)
    is_changed = commitment.changed_at is not None and commitment.changed_at >= answered_at
    return turn if not is_changed and any(each.is_coming(now) for each in occasions) else ""


def _week(number: int, first: Occasion, moved: Occasion | None, now: datetime) -> Week:
    state = pair_state(_state(first, now), moved and moved.answer)
    return Week(number, state, _moved_text(moved) if moved else _text(first, state))


def _text(occasion: Occasion, state: str) -> str:
    starts = occasion.starts_local
    if state == "paused":
        return occasion.get_paused_for_display()
    waiting = {"due": "Your answer?", "running": "Now", "ahead": f"{starts.day} {starts:%b}"}
    return waiting.get(state) or Answer(state).label


def _moved_text(moved: Occasion) -> str:
    starts = moved.starts_local
    return f"Moved: {moved.answer.label.lower()}" if moved.answer else f"Moved to {starts.day} {starts:%b}"


def _rows(pairs: list[tuple[Occasion, Occasion | None]], now: datetime) -> list[Row]:
    """Earlier weeks that are answered can be changed from the history."""
    numbered = [(number, each) for number, pair in enumerate(pairs, start=1) for each in pair if each]
    return [
        Row(each, number, _state(each, now), sentences.day_of(each.starts_local.date()))
        for number, each in numbered
        if (number > len(pairs) - ROW and (each.answer or each.has_begun(now))) or each.is_due(now)
    ]


def _state(occasion: Occasion, now: datetime) -> str:
    if occasion.paused_for and not occasion.answer:
        return "paused"
    return state_of(occasion.answer, occasion.starts_at, occasion.ends_at, now)
