from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection

from commitments.models import Answer, CheckIn
from tests.commitments.factories import client_of, make_commitment, occasions_of

AFTER_TWO = datetime(2026, 12, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def url_of(occasion):
    return f"/occasions/{occasion.pk}/check-in/"


@pytest.fixture
def commitment():
    with time_machine.travel(AFTER_TWO, tick=False):
        yield make_commitment()


@pytest.mark.parametrize("answer", [Answer.KEPT, Answer.MISSED, Answer.NOT_APPLICABLE])
def test_check_in_keeps_each_answer_and_says_it(commitment, answer):
    client, occasion = client_of(commitment.person), occasions_of(commitment)[0]
    response = client.post(url_of(occasion), {"answer": answer.value})
    assert (response.status_code, response["Location"]) == (303, "/week/")
    assert response["Cache-Control"] == "no-store"
    assert CheckIn.objects.get().answer == answer
    assert CheckIn.objects.get().answered_at == AFTER_TWO
    assert f"Noted: {answer.label}." in client.get("/week/").content.decode()


def test_check_in_takes_five_statements_in_one_transaction(commitment, django_assert_max_num_queries):
    """Who it is (2), the time, the same under a lock, the answer, and the two ends of a savepoint in tests.

    PostgreSQL takes the lock by a statement of its own.
    """
    client, occasion = client_of(commitment.person), occasions_of(commitment)[0]
    with django_assert_max_num_queries(7 + connection.features.has_select_for_update):
        assert client.post(url_of(occasion), {"answer": "kept"}).status_code == 303


def test_check_in_can_be_changed(commitment):
    client, occasion = client_of(commitment.person), occasions_of(commitment)[0]
    for answer in ("missed", "kept"):
        assert client.post(url_of(occasion), {"answer": answer}).status_code == 303
    assert CheckIn.objects.get().answer == "kept"


@pytest.mark.parametrize("data", [{}, {"answer": ""}, {"answer": "perfect"}])
def test_check_in_refuses_an_unknown_answer_and_the_old_one_stays(commitment, data):
    client, occasion = client_of(commitment.person), occasions_of(commitment)[0]
    client.post(url_of(occasion), {"answer": "kept"})
    response = client.post(url_of(occasion), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert response["Cache-Control"] == "no-store"
    assert "<title>Error: My week" in page
    assert "Choose one of the four answers." in page
    assert CheckIn.objects.get().answer == "kept"


def test_check_in_to_a_time_that_has_not_begun_is_refused(commitment):
    client, occasion = client_of(commitment.person), occasions_of(commitment)[2]
    response = client.post(url_of(occasion), {"answer": "kept"})
    assert response.status_code == 422
    assert "This time has not begun yet." in response.content.decode()
    assert not CheckIn.objects.exists()


def test_check_in_is_open_from_the_first_minute(commitment):
    occasion = occasions_of(commitment)[2]
    with time_machine.travel(occasion.starts_at, tick=False):
        response = client_of(commitment.person).post(url_of(occasion), {"answer": "missed"})
    assert response.status_code == 303


def test_check_in_is_not_changed_by_a_look(commitment):
    client, occasion = client_of(commitment.person), occasions_of(commitment)[0]
    assert client.get(url_of(occasion), {"answer": "kept"}).status_code == 405
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("occasion_id", ["0", "999999999999999999999999"])
def test_check_in_to_an_unknown_occasion_is_not_found(commitment, occasion_id):
    client = client_of(commitment.person)
    assert client.post(f"/occasions/{occasion_id}/check-in/", {"answer": "kept"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_check_in_sent_twice_gives_one_row(commitment):
    url, barrier, statuses = url_of(occasions_of(commitment)[0]), Barrier(4), []
    clients = [client_of(commitment.person) for _ in range(4)]

    def submit(client):
        try:
            barrier.wait()
            statuses.append(client.post(url, {"answer": "kept"}).status_code)
        finally:
            connection.close()

    threads = [Thread(target=submit, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [303] * 4
    assert CheckIn.objects.count() == 1
