"""What the page of the week shows, worked out from the rows, so that its templates only place it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from accounts.models import Person
from commitments import sentences
from commitments.house import Window, state_of, windows
from commitments.models import Answer, Commitment, MicroHabit, Occasion

ANSWERS = [(answer.value, answer.label, sentences.MEANINGS[answer.value]) for answer in Answer]


@dataclass(frozen=True)
class Due:
    """`earlier` is the commitment whose occasion waits next, when more than this one wait."""

    occasion: Occasion
    question: str
    day: str
    span: str
    earlier: int | None


@dataclass(frozen=True)
class Next:
    commitment: Commitment
    weekday: str
    day: int
    month: str
    label: str
    span: str


@dataclass(frozen=True)
class Week:
    """One occasion: `text` is what its window says in words."""

    occasion: Occasion
    number: int
    state: str
    text: str
    day: str


@dataclass(frozen=True)
class Front:
    """One commitment, its weeks and the house that shows them; it is waiting when a week besides the due one is."""

    commitment: Commitment
    weeks: list[Week]
    windows: list[Window]
    answerable: list[Week]
    is_waiting: bool
    is_finished: bool


@dataclass(frozen=True)
class WeekPage:
    heading: str
    due: Due | None
    next: Next | None
    fronts: list[Front]
    habits: list[MicroHabit]


def week_page(person: Person, now: datetime) -> WeekPage:
    occasions = Occasion.objects.of(person).with_commitment()
    due = _due(list(occasions.due(now)[:2]), person, now)
    fronts = [_front(commitment, due, now) for commitment in Commitment.objects.of(person).with_weeks()]
    return WeekPage(
        heading=_heading(fronts, now.astimezone(ZoneInfo(person.time_zone))),
        due=due,
        next=_next(occasions.next_after(now), person, now),
        fronts=fronts,
        habits=list(MicroHabit.objects.of(person)),
    )


def _heading(fronts: list[Front], today: datetime) -> str:
    """The date; with a single commitment that is not finished also the week it is in."""
    date = sentences.day_of(today.date())
    if len(fronts) != 1 or fronts[0].is_finished:
        return date
    current = max(1, len(fronts[0].answerable))
    return f"{date} · week {sentences.number(current)} of {sentences.number(len(fronts[0].weeks))}"


def _due(waiting: list[Occasion], person: Person, now: datetime) -> Due | None:
    if not waiting:
        return None
    occasion, *others = waiting
    commitment, zone = occasion.commitment, occasion.commitment.zone
    starts = occasion.starts_at.astimezone(zone)
    return Due(
        occasion=occasion,
        question=sentences.question(starts, now.astimezone(zone)),
        day=sentences.day_of(starts.date()),
        span=sentences.span_at(commitment.hours, commitment.time_zone, person.time_zone),
        earlier=others[0].commitment_id if others else None,
    )


def _next(occasion: Occasion | None, person: Person, now: datetime) -> Next | None:
    if occasion is None:
        return None
    commitment, zone = occasion.commitment, occasion.commitment.zone
    starts, today = occasion.starts_at.astimezone(zone), now.astimezone(zone).date()
    distance = sentences.distance(starts.date(), today)
    label = "Protected now" if occasion.has_begun(now) else f"Next protected time, {distance}"
    span = sentences.span_at(commitment.hours, commitment.time_zone, person.time_zone)
    return Next(commitment, f"{starts:%a}", starts.day, f"{starts:%b}", label, span)


def _front(commitment: Commitment, due: Due | None, now: datetime) -> Front:
    weeks = [
        _week(number, occasion, commitment.zone, now)
        for number, occasion in enumerate(commitment.occasions.all(), start=1)
    ]
    return Front(
        commitment=commitment,
        weeks=weeks,
        windows=windows([week.state for week in weeks]),
        answerable=[week for week in weeks if week.state != "ahead"],
        is_waiting=any(week.state == "due" and due and week.occasion != due.occasion for week in weeks),
        is_finished=all(week.occasion.answer for week in weeks),
    )


def _week(number: int, occasion: Occasion, zone: ZoneInfo, now: datetime) -> Week:
    starts = occasion.starts_at.astimezone(zone)
    state = state_of(occasion.answer, occasion.starts_at, occasion.ends_at, now)
    waiting = {"due": "Your answer?", "running": "Now", "ahead": f"{starts.day} {starts:%b}"}
    return Week(
        occasion=occasion,
        number=number,
        state=state,
        text=waiting.get(state) or Answer(state).label,
        day=sentences.day_of(starts.date()),
    )
