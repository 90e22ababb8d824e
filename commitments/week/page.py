"""What the page of the week shows, worked out from the rows, so that its templates only place it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Person
from commitments.habits.days import OPEN_DAYS, HabitDayCell, habit_days, habit_strength
from commitments.habits.paused_weeks import mostly_paused
from commitments.habits.step_queries import excluded_weeks, suggestion_for
from commitments.habits.step_suggestions import StepSuggestion
from commitments.models import Cheer, Commitment, HabitDay, MarkerSet, MicroHabit, Occasion, PausedDays, days_paused
from commitments.occasions.questions import answers_for, question_of
from commitments.plans.panel import PlanPanel, occasion_pairs, plan_panel
from commitments.reminders.settings_panel import ReminderPanel, reminder_panel
from commitments.schedule import WEEKDAYS, today_in
from commitments.strength import Strength
from commitments.week.pause_actions import stays_paused
from commitments.wording import days_and_hours, phrases

CHEERS_SHOWN = timedelta(days=7)

starts_at = attrgetter("starts_at")


@dataclass(frozen=True)
class DueOccasion:
    """`earlier` is the commitment whose occasion waits next, when more than this one wait."""

    occasion: Occasion
    question: str
    day: str
    span: str
    earlier: int | None
    answers: list[tuple[str, str, str]]


@dataclass(frozen=True)
class NextOccasion:
    occasion: Occasion
    weekday: str
    day: int
    month: str
    label: str
    span: str
    has_begun: bool


@dataclass(frozen=True)
class HabitRow:
    habit: MicroHabit
    days: list[HabitDayCell]
    today: date
    is_done_today: bool
    strength: Strength
    offer: StepSuggestion | None


@dataclass(frozen=True)
class PauseNotice:
    """`days` are those of the times that are paused, `until` is the last day of a pause that runs."""

    days: list[str]
    until: str
    can_end: bool


@dataclass(frozen=True)
class MoveSuggestion:
    """For a commitment that was away twice; `own` are its days, `days` those one may move to, the next one first."""

    commitment: Commitment
    own: list[tuple[int, str]]
    days: list[tuple[int, str]]


@dataclass(frozen=True)
class WeekPage:
    heading: str
    due: DueOccasion | None
    next: NextOccasion | None
    panels: list[PlanPanel]
    habits: list[HabitRow]
    pause: PauseNotice | None
    away: MoveSuggestion | None
    asks_markers: bool
    has_history: bool
    cheers: list[Cheer]
    reminder: ReminderPanel | None

    @property
    def is_of_one_plan(self) -> bool:
        return len(self.panels) == 1

    @property
    def can_pause(self) -> bool:
        return bool(self.next or self.habits) and not (self.pause and self.pause.until)


def week_page(person: Person, now: datetime) -> WeekPage:
    commitments = _commitments(person, now)
    occasions = [each for commitment in commitments for pair in occasion_pairs(commitment) for each in pair if each]
    waiting = sorted((each for each in occasions if each.is_due(now)), key=starts_at, reverse=True)
    coming = sorted((each for each in occasions if each.is_coming(now)), key=attrgetter("wanted_at"))
    asked = waiting[0] if waiting else None
    panels = [plan_panel(each, due=asked, now=now) for each in commitments]
    has_paused = not commitments or any(each.has_paused for each in commitments)
    today, rests = today_in(person.zone, now), list(PausedDays.objects.for_person(person)) if has_paused else []
    return WeekPage(
        heading=_heading(panels, now.astimezone(person.zone)),
        due=_due(waiting, person, now),
        next=_next(coming[0] if coming else None, person, now),
        panels=panels,
        habits=_habits(person, excluded_weeks(occasions), rests, today),
        pause=_pause(rests, [each for each in occasions if _is_paused(each, now)], today),
        away=next((_suggestion(panel.commitment) for panel in panels if panel.lapse == "away"), None),
        asks_markers=not all(commitment.has_markers for commitment in commitments),
        has_history=bool(commitments) or Commitment.objects.for_person(person).exists(),
        cheers=list(_cheers(person, now)) if any(each.is_cheered for each in commitments) else [],
        reminder=reminder_panel(commitments[0].person if commitments else person),
    )


def _commitments(person: Person, now: datetime) -> list[Commitment]:
    """With all that saves the page a query of its own."""
    return list(
        Commitment.objects.for_person(person)
        .active()
        .with_weeks()
        .with_habit(after=today_in(person.zone, now) - timedelta(days=OPEN_DAYS))
        .select_related("person__reminder_settings")
        .annotate(
            has_paused=Exists(PausedDays.objects.filter(person=OuterRef("person"))),
            has_markers=Exists(MarkerSet.objects.filter(person=OuterRef("person"))),
            is_cheered=Exists(_cheers(person, now).filter(commitment=OuterRef("pk"))),
        )
    )


def _cheers(person: Person, now: datetime) -> QuerySet[Cheer]:
    return Cheer.objects.for_person(person).since(now - CHEERS_SHOWN)


def _is_paused(occasion: Occasion, now: datetime) -> bool:
    return bool(occasion.paused_for) and not occasion.answer and occasion.ends_at > now


def _pause(rests: list[PausedDays], paused: list[Occasion], today: date) -> PauseNotice | None:
    running = [each for each in rests if each.habit_id is None and each.covers(today)]
    if not running and not paused:
        return None
    weeks = mostly_paused(days_paused(rests))
    return PauseNotice(
        days=[each.day for each in paused],
        until=days_and_hours.day_of(running[-1].last_on) if running else "",
        can_end=bool(running) or not all(stays_paused(each, weeks) for each in paused),
    )


def _habits(person: Person, away: set[date], rests: list[PausedDays], today: date) -> list[HabitRow]:
    done_days = HabitDay.objects.filter(habit__person=person).by_habit()
    rows = []
    for habit in MicroHabit.objects.for_person(person).kept().with_counted_from():
        done = done_days.get(habit.pk, set())
        began = today_in(person.zone, habit.created_at)
        paused = days_paused(rests, habit)
        firmness = habit_strength(done, began=began, today=today, paused=paused)
        offer = suggestion_for(habit, person, done, away, today, paused)
        rows.append(HabitRow(habit, habit_days(done, today), today, today in done, firmness, offer))
    return rows


def _suggestion(commitment: Commitment) -> MoveSuggestion:
    own = commitment.days
    after = [(own[0] + ahead) % len(WEEKDAYS) for ahead in range(1, len(WEEKDAYS))] if own else []
    others = [day for day in after if day not in own]
    return MoveSuggestion(commitment, [(day, WEEKDAYS[day]) for day in own], [(day, WEEKDAYS[day]) for day in others])


def _heading(panels: list[PlanPanel], today: datetime) -> str:
    """The date; with a single commitment that is not finished also the week of the time that stands below."""
    date = days_and_hours.day_of(today.date())
    if len(panels) != 1 or panels[0].is_finished:
        return date
    panel = panels[0]
    week = f"week {phrases.number(panel.awaited)} of {phrases.number(len(panel.weeks))}"
    return f"{date} · {week}" if panel.awaited == panel.current else f"{date} · next is {week}"


def _due(waiting: list[Occasion], person: Person, now: datetime) -> DueOccasion | None:
    if not waiting:
        return None
    occasion, *others = waiting
    commitment, local = occasion.commitment, now.astimezone(occasion.commitment.zone)
    return DueOccasion(
        occasion=occasion,
        question=question_of(occasion, local),
        day=occasion.day,
        span=days_and_hours.span_at(occasion.hours, commitment.time_zone, person.zone.key),
        earlier=others[0].commitment_id if others else None,
        answers=answers_for(occasion),
    )


def _next(occasion: Occasion | None, person: Person, now: datetime) -> NextOccasion | None:
    if occasion is None:
        return None
    commitment, today = occasion.commitment, now.astimezone(occasion.commitment.zone).date()
    span = days_and_hours.span_at(occasion.hours, commitment.time_zone, person.zone.key)
    has_begun = occasion.has_begun(now)
    label = _label(occasion, today, has_begun=has_begun)
    return NextOccasion(occasion, f"{occasion.on:%a}", occasion.on.day, f"{occasion.on:%b}", label, span, has_begun)


def _label(occasion: Occasion, today: date, *, has_begun: bool) -> str:
    if occasion.is_by_week_end:
        return f"Open until {days_and_hours.day_of(occasion.ends_on)}"
    starts_on = occasion.starts_local.date()
    return "Protected now" if has_begun else f"Next protected time, {days_and_hours.distance(starts_on, today)}"
