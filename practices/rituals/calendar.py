"""Rituals as calendars show them: at the end of each working day."""

from datetime import datetime, timedelta

from accounts.models import Person
from commitments.calendar.entries import uid_of
from commitments.calendar.events import CalendarEntry, Event
from commitments.schedule import week_start
from practices.models import Ritual, WorkHours
from practices.shifts import Shift

DAYS = 7
ONE_DAY = timedelta(days=1)


def ritual_entries(person: Person) -> list[CalendarEntry]:
    """One for each ritual that is not put away and for each of the person's work hours; none without work hours."""
    hours = list(WorkHours.objects.for_person(person).order_by("pk"))
    rituals = Ritual.objects.for_person(person).filter(put_away_at=None)
    return [
        CalendarEntry(
            uid=uid_of(f"ritual-{place}", ritual.pk),
            events=[_event(ritual, each.shift, max(ritual.made_at, each.changed_at))],
            sentence=ritual.cue,
            sequence=0,
            created_at=ritual.made_at,
            changed_at=max(ritual.made_at, each.changed_at),
        )
        for ritual in rituals
        for place, each in enumerate(hours)
    ]


def _event(ritual: Ritual, shift: Shift, since: datetime) -> Event:
    """Begins where the work ends, from `since` on."""
    later = 1 if shift.hours.ends <= shift.hours.starts else 0
    zone = ritual.person.zone
    day = since.astimezone(zone).date()
    while day.weekday() not in shift.days or not shift.is_in_week(week_start(day)):
        day += ONE_DAY
    starts = datetime.combine(day + later * ONE_DAY, shift.hours.ends, tzinfo=zone)
    return Event(
        starts=starts,
        ends=starts + timedelta(minutes=ritual.minutes),
        words=ritual.title,
        is_firm=False,
        is_cancelled=False,
        weekdays=tuple(sorted((each + later) % DAYS for each in shift.days)),
        interval=2 if shift.every_second_from else 1,
    )
