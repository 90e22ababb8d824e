"""The larger or smaller step that a habit is offered now."""

from collections.abc import Iterable
from datetime import date

from accounts.models import Person
from commitments.habits.paused_weeks import mostly_paused
from commitments.habits.step_suggestions import StepSuggestion, suggested_step
from commitments.models import MicroHabit, Occasion, Pause, PausedDays, days_paused
from commitments.schedule import today_in

AWAY = {Pause.ILLNESS, Pause.TRAVEL}


def excluded_weeks(occasions: Iterable[Occasion]) -> set[date]:
    """The Mondays of weeks in which a protected time was paused for illness or travel."""
    return {each.week_on for each in occasions if each.paused_for in AWAY}


def suggestion_for(
    habit: MicroHabit, person: Person, done: set[date], away: set[date], today: date, paused: set[date]
) -> StepSuggestion | None:
    """Nothing on a paused day, and nothing from a week that was paused for the most part.

    `habit` comes with `counted_from`.
    """
    if today in paused:
        return None
    since = today_in(person.zone, habit.counted_from)
    return suggested_step(done, since=since, today=today, away=away | mostly_paused(paused))


def own_suggestion(habit: MicroHabit, person: Person, today: date) -> StepSuggestion | None:
    """For a single habit, with everything looked up."""
    if habit.given_up_at:
        return None
    paused = Occasion.objects.for_person(person).filter(paused_for__in=AWAY).select_related("commitment")
    done = set(habit.days.values_list("day", flat=True))
    rests = days_paused(PausedDays.objects.for_person(person), habit)
    return suggestion_for(habit, person, done, excluded_weeks(paused), today, rests)
