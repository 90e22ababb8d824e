"""A pause of everything that a person keeps, and its end."""

from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.models import Person
from commitments.calendar.feeds import record_calendar_change
from commitments.habits.paused_weeks import PAUSE_DAYS, mostly_paused
from commitments.models import Occasion, Pause, PausedDays, days_paused
from commitments.schedule import today_in


@transaction.atomic
def pause_week(*, person: Person, why: Pause, now: datetime) -> int:
    """Let the coming seven days, today among them, count as nothing; how many protected times that takes out."""
    today = today_in(person.zone, now)
    _end_pause(person, today)
    last_on = today + timedelta(days=PAUSE_DAYS - 1)
    PausedDays.objects.create(person=person, why=why, first_on=today, last_on=last_on)
    weeks = _paused_weeks(person)
    coming = Occasion.objects.for_person(person).open_after(now).exclude(paused_for=Pause.REST)
    taken_out = [each for each in coming.select_related("commitment") if _lies_in(each, weeks, last_on)]
    _mark(taken_out, why, now)
    return len(taken_out)


@transaction.atomic
def resume_week(*, person: Person, now: datetime) -> None:
    """Let what lies ahead count again. A week that was paused for the most part stays so."""
    _end_pause(person, today_in(person.zone, now))
    weeks = _paused_weeks(person)
    paused = Occasion.objects.for_person(person).open_after(now).exclude(paused_for="").select_related("commitment")
    _mark([each for each in paused if not stays_paused(each, weeks)], "", now)


def stays_paused(occasion: Occasion, weeks: set[date]) -> bool:
    """`weeks` are the Mondays of those that are paused for the most part."""
    return occasion.is_by_week_end and occasion.paused_for != Pause.REST and occasion.week_on in weeks


def _end_pause(person: Person, today: date) -> None:
    running = PausedDays.objects.filter(person=person, habit=None, last_on__gte=today)
    running.filter(first_on__gte=today).delete()
    running.update(last_on=today - timedelta(days=1))


def _paused_weeks(person: Person) -> set[date]:
    return mostly_paused(days_paused(PausedDays.objects.for_person(person)))


def _lies_in(occasion: Occasion, weeks: set[date], last_on: date) -> bool:
    if occasion.is_by_week_end:
        return occasion.week_on in weeks
    return occasion.starts_local.date() <= last_on


def _mark(occasions: list[Occasion], why: str, now: datetime) -> None:
    Occasion.objects.filter(pk__in=[each.pk for each in occasions]).update(paused_for=why)
    for commitment_id in sorted({each.commitment_id for each in occasions}):
        record_calendar_change(commitment_id, now=now)
