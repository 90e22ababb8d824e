"""A habit or a changed plan that is kept already is asked about, and two forms sent at once make one."""

from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection

from commitments.models import Commitment, MicroHabit
from tests.commitments.factories import NOW, client_of, form_data, make_commitment

ASKED = "You keep this already. Keep another?"
WORDS = {"cue": "tea", "action": "breathe"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def path_of(commitment):
    return f"/commitments/{commitment.pk}/habits/new/"


def test_habit_that_is_kept_already_is_asked_about_and_kept_on_a_yes():
    commitment = make_commitment()
    client, path = client_of(commitment.person), path_of(commitment)
    assert client.post(path, WORDS).status_code == 303
    response = client.post(path, {"cue": " Tea", "action": "BREATHE."})
    page = response.content.decode()
    assert response.status_code == 422
    assert ASKED in page
    assert "<title>Error: Add a two-minute habit" in page
    assert f'href="/habits/{MicroHabit.objects.get().pk}/edit/"' in page
    assert client.post(path, WORDS | {"action": "stretch"}).status_code == 303
    assert client.post(path, WORDS | {"another": "1"}).status_code == 303
    assert MicroHabit.objects.count() == 3


def test_habit_that_was_given_up_or_is_somebody_elses_is_not_asked_about():
    commitment = make_commitment()
    for other in (commitment, make_commitment()):
        given_up_at = NOW if other == commitment else None
        MicroHabit.objects.create(person=other.person, created_at=NOW, given_up_at=given_up_at, **WORDS)
    assert client_of(commitment.person).post(path_of(commitment), WORDS).status_code == 303


def test_plan_begun_anew_twice_is_asked_about():
    commitment = make_commitment()
    client, path = client_of(commitment.person), f"/commitments/{commitment.pk}/adapt/"
    assert client.post(path, form_data(what="lunch")).status_code == 303
    response = client.post(path, form_data(what="lunch"))
    page = response.content.decode()
    assert response.status_code == 422
    assert ASKED in page
    assert "<title>Error: Change it and start again" in page
    assert Commitment.objects.count() == 2
    assert client.post(path, form_data(what="lunch", another="1")).status_code == 303


def sent_at_once(person, path, data):
    barrier = Barrier(3)

    def submit(client):
        try:
            barrier.wait()
            client.post(path, data)
        finally:
            connection.close()

    threads = [Thread(target=submit, args=[client_of(person)]) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_plans_that_arrive_together_are_one():
    person = make_commitment(what="lunch").person
    sent_at_once(person, "/commitments/new/", form_data())
    assert Commitment.objects.filter(what="supper at home").count() == 1


@pytest.mark.django_db(transaction=True)
def test_habits_that_arrive_together_are_one():
    commitment = make_commitment()
    sent_at_once(commitment.person, path_of(commitment), WORDS)
    assert MicroHabit.objects.count() == 1
