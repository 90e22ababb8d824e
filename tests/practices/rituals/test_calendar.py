from datetime import date, datetime, time

import pytest
import time_machine
from django.test import Client

from commitments.calendar.feeds import make_calendar_feed
from practices.models import Ritual, WorkHours
from practices.rituals.calendar import ritual_entries
from tests.commitments.factories import NOW, make_person

pytestmark = pytest.mark.django_db
WORK = {"weekdays": "01234", "starts_local": time(9), "ends_local": time(17), "changed_at": NOW}


def make_ritual(person, **changes):
    return Ritual.objects.create(person=person, **{"parts": "walk,list", "minutes": 10, "made_at": NOW} | changes)


def feed_of(person, **shown):
    secret = make_calendar_feed(person=person, name="Phone", now=NOW, **shown)
    return Client().get(f"/calendar/{secret}/plans.ics").content


def test_ritual_stands_at_the_end_of_each_working_day():
    person = make_person()
    make_ritual(person, cue="I close the lid")
    WorkHours.objects.create(person=person, **WORK)
    (entry,) = ritual_entries(person)
    (event,) = entry.events
    assert (event.words, entry.sentence) == ("A walk and a shutdown list", "I close the lid")
    assert event.starts == datetime(2026, 11, 23, 17, tzinfo=person.zone)  # the Monday after
    assert event.length.total_seconds() == 600
    assert (event.weekdays, event.interval, event.count) == ((0, 1, 2, 3, 4), 1, 0)


def test_ritual_of_work_that_ends_on_the_next_day():
    person = make_person()
    make_ritual(person)
    night = {"weekdays": "46", "starts_local": time(22), "ends_local": time(6)}
    WorkHours.objects.create(person=person, **WORK | night)
    ((event,),) = [entry.events for entry in ritual_entries(person)]
    assert event.starts == datetime(2026, 11, 23, 6, tzinfo=person.zone)
    assert event.weekdays == (0, 5)


def test_ritual_of_every_second_week_begins_in_such_a_week():
    person = make_person()
    make_ritual(person)
    WorkHours.objects.create(person=person, **WORK | {"every_second_from": date(2026, 11, 17)})
    ((event,),) = [entry.events for entry in ritual_entries(person)]
    assert event.starts == datetime(2026, 11, 30, 17, tzinfo=person.zone)
    assert event.interval == 2


def test_ritual_is_in_no_calendar_without_work_hours_or_once_it_is_put_away():
    person = make_person()
    ritual = make_ritual(person)
    assert ritual_entries(person) == []
    WorkHours.objects.create(person=person, **WORK)
    ritual.put_away_at = NOW
    ritual.save()
    assert ritual_entries(person) == []


@time_machine.travel(NOW, tick=False)
def test_feed_shows_rituals_with_their_alarm_where_it_was_asked_for():
    person = make_person()
    make_ritual(person)
    WorkHours.objects.create(person=person, **WORK)
    WorkHours.objects.create(person=make_person(), **WORK)
    feed = feed_of(person, shows_rituals=True, alarm_minutes=5).decode()
    assert feed.count("BEGIN:VEVENT") == feed.count("BEGIN:VALARM") == 1
    assert "SUMMARY:A walk and a shutdown list" in feed
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" in feed
    assert "shutdown" not in feed_of(person).decode()
