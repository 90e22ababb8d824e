from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection

from accounts.models import Person
from commitments.models import HabitDay, MicroHabit
from tests.commitments.factories import client_of, make_commitment

WEDNESDAY = datetime(2026, 12, 9, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    with time_machine.travel(WEDNESDAY, tick=False):
        commitment = make_commitment(cue="I sit", action="breathe", now=WEDNESDAY)
        yield client_of(commitment.person), f"/habits/{MicroHabit.objects.get().pk}/days/"


def test_habit_day_is_done_in_one_post_and_can_be_undone(asked):
    client, url = asked
    for _ in range(2):
        assert client.post(url, {"done": "2026-12-09"})["Location"] == "/week/"
    assert HabitDay.objects.get().day == date(2026, 12, 9)
    page = client.get("/week/").content.decode()
    assert "Noted: Wednesday done." in page
    assert "Undo today" in page
    client.post(url, {"undone": "2026-12-09"})
    assert not HabitDay.objects.exists()
    assert "Done today" in client.get("/week/").content.decode()


def test_habit_day_of_this_week_can_be_changed(asked):
    client, url = asked
    for day in ("2026-12-07", "2026-12-08"):
        client.post(url, {"done": day})
    page = client.get("/week/").content.decode()
    assert page.count("dots__day--done") == 2
    assert page.count('name="undone"') == 2


@pytest.mark.parametrize("day", ["2026-12-02", "2026-12-10", "", "soon", "9999999-01-01"])
def test_habit_day_of_another_week_is_refused(asked, day):
    client, url = asked
    response = client.post(url, {"done": day})
    assert response.status_code == 422
    assert "the last seven days" in response.content.decode()
    assert not HabitDay.objects.exists()


@pytest.mark.parametrize(
    ("zone", "now", "sunday"),
    [
        ("Europe/London", "2026-12-07T00:30Z", "2026-12-06"),
        ("America/Los_Angeles", "2026-12-07T08:30Z", "2026-12-06"),
        ("Asia/Tokyo", "2026-12-06T15:30Z", "2026-12-06"),
    ],
)
def test_habit_day_of_sunday_can_be_noted_half_an_hour_after_midnight_and_taken_back(zone, now, sunday):
    habit_of = make_commitment(person=Person.objects.create_guest(time_zone=zone), cue="I sit", action="breathe")
    client, url = client_of(habit_of.person), f"/habits/{MicroHabit.objects.get().pk}/days/"
    with time_machine.travel(now, tick=False):
        assert f'name="done" value="{sunday}"' in client.get("/week/").content.decode()
        assert client.post(url, {"done": sunday}).status_code == 303
        page = client.get("/week/").content.decode()
        assert "Noted: Sunday of last week done." in page
        assert f'name="undone" value="{sunday}"' in page
        client.post(url, {"undone": sunday})
    assert not HabitDay.objects.exists()


@pytest.mark.parametrize("who", ["other", None])
def test_habit_day_is_not_found_by_another_person(asked, who):
    _, url = asked
    stranger = make_commitment().person if who else None
    assert client_of(stranger).post(url, {"done": "2026-12-09"}).status_code == 404
    assert not HabitDay.objects.exists()


def test_habit_day_is_not_changed_by_a_look(asked):
    client, url = asked
    assert client.get(url).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_habit_day_in_two_tabs_is_one(asked):
    _, url = asked
    person = MicroHabit.objects.get().person
    clients, barrier, statuses = [client_of(person) for _ in range(4)], Barrier(4), []

    def submit(client):
        try:
            barrier.wait()
            statuses.append(client.post(url, {"done": "2026-12-09"}).status_code)
        finally:
            connection.close()

    threads = [Thread(target=submit, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [303] * 4
    assert HabitDay.objects.count() == 1
