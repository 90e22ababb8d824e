"""What the history shows, worked out from the rows, so that its templates only place it."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db.models import Count, Max, Min

from accounts.models import Person
from commitments.history.charts import Bar, bar_chart
from commitments.history.look_back import answer_text, outcomes_of
from commitments.history.month_grid import GridEntry, Year, month_grid
from commitments.history.notes import HistoryNote, check_in_notes, review_notes
from commitments.models import Commitment, MicroHabit, MicroHabitQuerySet, Occasion, Review
from commitments.occasions.outcomes import count_by_answer, count_kept, longest_streak
from commitments.wording import days_and_hours


@dataclass(frozen=True)
class PastHabit:
    sentence: str
    words: str


@dataclass(frozen=True)
class HistoryPage:
    """`held` counts the times kept or moved among `total`, `longest_run` weeks in a row of one commitment."""

    commitments: list[Commitment]
    years: list[Year]
    bars: list[Bar]
    total: int
    held: int
    longest_run: int
    notes: list[HistoryNote]
    habits: list[PastHabit]


def history_page(person: Person, now: datetime) -> HistoryPage:
    commitments = list(Commitment.objects.for_person(person).with_weeks())
    outcomes = [outcomes_of(commitment, now) for commitment in commitments]
    begun = [each for commitment in commitments for each in commitment.occasions.all() if _is_past(each, now)]
    everything = [each for row in outcomes for each in row]
    return HistoryPage(
        commitments=commitments,
        years=month_grid([_entry(each, now, names=len(commitments) > 1) for each in begun]),
        bars=bar_chart(count_by_answer(everything)),
        total=len(everything),
        held=count_kept(everything),
        longest_run=max((longest_streak(row) for row in outcomes), default=0),
        notes=sorted(
            [*review_notes(Review.objects.for_person(person)), *check_in_notes(begun)],
            key=attrgetter("on"),
            reverse=True,
        ),
        habits=[_past_habit(habit) for habit in _habits_with_days(person)],
    )


def _habits_with_days(person: Person) -> MicroHabitQuerySet:
    days = {"done": Count("days"), "first_on": Min("days__day"), "last_on": Max("days__day")}
    return MicroHabit.objects.for_person(person).annotate(**days)


def _past_habit(habit: MicroHabit) -> PastHabit:
    words = "No day noted yet"
    if habit.done:
        count = "1 day" if habit.done == 1 else f"{habit.done} days"
        words = f"Done on {count}, {_between(habit.first_on, habit.last_on)}"
    return PastHabit(habit.sentence, f"{words}. Given up." if habit.given_up_at else f"{words}.")


def _between(first: date, last: date) -> str:
    days = f"{days_and_hours.day_of(first)} {first.year}"
    return days if first == last else f"{days} to {days_and_hours.day_of(last)} {last.year}"


def _is_past(occasion: Occasion, now: datetime) -> bool:
    return occasion.has_begun(now) and not occasion.is_left_out


def _entry(occasion: Occasion, now: datetime, *, names: bool) -> GridEntry:
    about = _about(occasion) if names or occasion.instead or occasion.reason_then else ""
    said = answer_text(occasion, now)
    return GridEntry(
        occasion.starts_local.date(), f"Week: {said.lower()}" if occasion.is_by_week_end else said, about, occasion.pk
    )


def _about(occasion: Occasion) -> str:
    return occasion.reason_then or occasion.instead or occasion.commitment.what
