"""What a look over some weeks shows, worked out from the rows, so that its templates only place it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from accounts.models import Person
from commitments.history.look_back import outcomes_between
from commitments.models import Commitment, HabitDay, MarkerSet, MicroHabit, Mix, PausedDays, Review, days_paused
from commitments.occasions.outcomes import count_by_answer
from commitments.plans.panel import occasion_pairs
from commitments.ratings import MARKERS
from commitments.schedule import today_in
from practices.models import Look, LookSpan, RitualRun
from practices.retrospectives.summaries import (
    BEGINS_AFTER,
    describe_days,
    describe_range,
    describe_times,
    first_monday,
    month_after,
)

WEEKS = {LookSpan.TWO_WEEKS: 3, LookSpan.MONTH: 5}


@dataclass(frozen=True)
class LookPage:
    """`due_on` is when the look is asked for, None before anything is protected; the rest covers days from `since`."""

    since: date
    due_on: date | None
    is_due: bool
    last_on: date | None
    plans: list[Commitment]
    answers: list[tuple[str, int]]
    mixes: list[tuple[str, int]]
    ranges: list[tuple[str, str]]
    habits: list[tuple[MicroHabit, str]]
    rituals: str


def look_page(person: Person, span: LookSpan, now: datetime) -> LookPage:
    today = today_in(person.zone, now)
    since = first_monday(today, weeks=WEEKS[span])
    commitments = list(Commitment.objects.for_person(person).with_weeks())
    last = Look.objects.for_person(person).filter(span=span).first()
    due_on = _due_on([each for each in commitments if not each.archived_at], last, span)
    return LookPage(
        since=since,
        due_on=due_on,
        is_due=due_on is not None and due_on <= today,
        last_on=last.looked_on if last else None,
        plans=[each for each in commitments if not each.archived_at and not each.finished_at],
        answers=_answers(commitments, since, now),
        mixes=_mixes(person, since),
        ranges=_ranges(person, since),
        habits=_habits(person, since, today),
        rituals=_rituals(person, since),
    )


def _due_on(commitments: list[Commitment], last: Look | None, span: LookSpan) -> date | None:
    """Two weeks are looked at once, each month anew."""
    if not commitments or (last and span == LookSpan.TWO_WEEKS):
        return None
    began = min(each.created_at.astimezone(each.zone).date() for each in commitments)
    return began + BEGINS_AFTER if span == LookSpan.TWO_WEEKS else month_after(last.looked_on if last else began)


def _answers(commitments: list[Commitment], since: date, now: datetime) -> list[tuple[str, int]]:
    """Of the times that have begun; nothing when there are none."""
    pairs = [pair for each in commitments for pair in occasion_pairs(each)]
    outcomes = outcomes_between([pair for pair in pairs if pair[0].starts_local.date() >= since], now)
    return count_by_answer(outcomes) if outcomes else []


def _mixes(person: Person, since: date) -> list[tuple[str, int]]:
    said = list(
        Review.objects.for_person(person).filter(week_on__gte=since).exclude(mix="").values_list("mix", flat=True)
    )
    return [(mix.label, said.count(mix)) for mix in Mix] if said else []


def _ranges(person: Person, since: date) -> list[tuple[str, str]]:
    """Each marker with its points. One said in a review is of the week that it looks back on."""
    zone = person.zone
    sets = MarkerSet.objects.for_person(person).select_related("review")
    days = [(each.review.week_on if each.review else each.noted_at.astimezone(zone).date(), each) for each in sets]
    rows = [(day, each.points) for day, each in days if day >= since]
    return [
        (marker.name, describe_range((day, points[marker.key]) for day, points in rows if points[marker.key]))
        for marker in MARKERS
    ]


def _habits(person: Person, since: date, today: date) -> list[tuple[MicroHabit, str]]:
    habits = list(MicroHabit.objects.for_person(person).kept().annotate(done=_days_done(since, today)))
    rests = list(PausedDays.objects.for_person(person))
    done_days = HabitDay.objects.filter(habit__in=habits).by_habit() if rests else {}
    rows = []
    for habit in habits:
        first = max(since, today_in(person.zone, habit.created_at))
        paused = days_paused(rests, habit) - done_days.get(habit.pk, set())
        rested = sum(first <= day <= today for day in paused)
        rows.append((habit, describe_days(habit.done, since=first, today=today, paused=rested)))
    return rows


def _days_done(since: date, today: date) -> Count:
    return Count("days", filter=Q(days__day__gte=since, days__day__lte=today))


def _rituals(person: Person, since: date) -> str:
    ended = RitualRun.objects.for_person(person).filter(ended_at__isnull=False)
    zone = person.zone
    ratings = [rating for at, rating in ended.values_list("ended_at", "rating") if at.astimezone(zone).date() >= since]
    return describe_times(ratings) if ratings else ""
