"""What changes a habit, and with it the moment from which its weeks count."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Person
from accounts.text import comparison_key
from commitments.models import Commitment, HabitStep, MicroHabit, Pause, PausedDays
from commitments.schedule import today_in


@transaction.atomic
def add_habit(*, commitment: Commitment, cue: str, action: str, now: datetime, is_asked: bool) -> MicroHabit | None:
    """None once it is kept; unless it `is_asked` for all the same, the one with these words that is kept already."""
    person = Person.objects.select_for_update().get(pk=commitment.person_id)  # two forms sent at once wait here
    if not is_asked and (same := _kept_same_as(person, cue=cue, action=action)):
        return same
    MicroHabit.objects.create(person=person, commitment=commitment, cue=cue, action=action, created_at=now)
    return None


def resume_habits(*, commitment: Commitment, given_up_at: datetime | None, now: datetime) -> None:
    """Those that were given up with it."""
    for habit in commitment.micro_habits.exclude(given_up_at=None).filter(given_up_at=given_up_at):
        resume_habit(habit=habit, now=now)


@transaction.atomic
def change_habit(*, habit: MicroHabit, cue: str, action: str, now: datetime) -> None:
    """Another action is another rung, so its weeks count from here; another cue is not."""
    if action != habit.action:
        _restart_count(habit, now)
    habit.cue, habit.action = cue, action
    habit.save(update_fields=["cue", "action"])


def decline_step(*, habit: MicroHabit, now: datetime) -> None:
    """Decline what is offered: it comes again only from weeks that are still to come."""
    _restart_count(habit, now)


@transaction.atomic
def resume_habit(*, habit: MicroHabit, now: datetime) -> None:
    """The days on which it was given up are no missed ones."""
    if habit.given_up_at:
        _restart_count(habit, now)
        _pause_between(habit, habit.given_up_at, now)
        habit.given_up_at = None
        habit.save(update_fields=["given_up_at"])


def _pause_between(habit: MicroHabit, given_up_at: datetime, now: datetime) -> None:
    """A day on which it was done counts all the same."""
    first_on, today = (today_in(habit.person.zone, at) for at in (given_up_at, now))
    if first_on < today:
        last_on = today - timedelta(days=1)
        PausedDays.objects.create(person=habit.person, habit=habit, why=Pause.REST, first_on=first_on, last_on=last_on)


def _restart_count(habit: MicroHabit, now: datetime) -> None:
    HabitStep.objects.create(habit=habit, action_before=habit.action, stepped_at=now)


def _kept_same_as(person: Person, *, cue: str, action: str) -> MicroHabit | None:
    """A habit with the same words, however they are written."""
    words = _key(cue, action)
    return next(
        (each for each in MicroHabit.objects.for_person(person).kept() if _key(each.cue, each.action) == words), None
    )


def _key(cue: str, action: str) -> tuple[str, str]:
    return comparison_key(cue), comparison_key(action.rstrip(" ."))
