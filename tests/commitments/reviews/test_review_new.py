from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection

from commitments.models import CheckIn, MarkerSet, Review
from tests.commitments.factories import client_of, make_commitment, occasions_of

AFTER_ONE = datetime(2026, 11, 25, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def url_of(commitment):
    return f"/commitments/{commitment.pk}/reviews/new/"


def times_of(commitment):
    return [(each.starts_at.day, each.starts_at.hour, each.ends_at.hour) for each in occasions_of(commitment)]


PLANNED = [(24, 18, 21), (1, 18, 21), (8, 18, 21), (15, 18, 21)]


@pytest.fixture
def commitment():
    with time_machine.travel(AFTER_ONE, tick=False):
        yield make_commitment(answers="K")


@pytest.fixture
def send(commitment):
    client = client_of(commitment.person)
    return lambda **data: client.post(url_of(commitment), {"choice": "keep"} | data)


def test_review_page_asks_about_the_latest_week(commitment):
    response = client_of(commitment.person).get(url_of(commitment))
    page = response.content.decode()
    assert response["Cache-Control"] == "private, no-cache"
    assert "Week one of four: Tuesday 24 November" in page
    assert '<meta name="robots" content="noindex">' in page
    assert page.count('type="radio"') == 4 + 5 * 5 + 5


def test_review_is_kept_with_its_markers(commitment, send):
    response = send(helped="Phone away.", hindered="A late call.", mix="mostly", stress="4", ease="2")
    assert (response.status_code, response["Location"]) == (303, "/week/")
    review = Review.objects.get()
    assert (review.helped, review.hindered, review.mix, review.choice) == (
        "Phone away.",
        "A late call.",
        "mostly",
        "keep",
    )
    assert str(review.week_on) == "2026-11-23"
    assert review.marker_set.points == {"stress": 4, "satisfaction": None, "conflicts": None, "focus": None, "ease": 2}
    assert times_of(commitment) == PLANNED


def test_review_may_leave_everything_out(send):
    assert send().status_code == 303
    assert not MarkerSet.objects.exists()


def test_review_of_the_week_sent_again_edits_the_first(commitment, send):
    send(helped="Phone away.", stress="4")
    page = client_of(commitment.person).get(url_of(commitment)).content.decode()
    assert "Phone away." in page
    assert "You looked back on this week before." in page
    send(helped="The cook.")
    assert Review.objects.get().helped == "The cook."
    assert not MarkerSet.objects.exists()


@pytest.mark.parametrize(
    ("data", "second"),
    [
        ({"choice": "keep"}, (1, 18, 21)),
        ({"choice": "shrink"}, (1, 18, 19)),
        ({"choice": "move", "weekday": "3", "start": "09:00"}, (3, 9, 12)),
        ({"choice": "swap", "what": "a walk"}, (1, 18, 21)),
        ({"choice": "rest"}, (1, 18, 21)),
    ],
)
def test_review_choices_each_change_the_coming_week_only(commitment, send, data, second):
    assert send(**data).status_code == 303
    assert times_of(commitment) == [PLANNED[0], second, *PLANNED[2:]]
    page = client_of(commitment.person).get("/week/").content.decode()
    assert ("a walk" in page) == (data["choice"] == "swap")
    rests = [each.paused_for for each in occasions_of(commitment)]
    assert rests == ["", "rest" if data["choice"] == "rest" else "", "", ""]


@pytest.mark.parametrize("first", ["shrink", "rest", "swap", "move"])
def test_review_taken_back_starts_from_the_plan(commitment, send, first):
    moved = {"choice": first, "weekday": "3", "start": "09:00", "what": "a walk"}
    send(**moved)
    send(choice="shrink")
    assert times_of(commitment) == [PLANNED[0], (1, 18, 19), *PLANNED[2:]]
    send(choice="keep")
    assert times_of(commitment) == PLANNED
    assert [each.instead for each in occasions_of(commitment)] == [""] * 4
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"choice": ""}, "Choose what next week should be."),
        ({"choice": "hurry"}, "Choose one from the list."),
        ({"choice": "swap", "what": " "}, "Say what you protect instead."),
        ({"choice": "move", "weekday": "9", "start": "09:00"}, "Choose a day from the list."),
        ({"choice": "move", "weekday": "3", "start": "25:00"}, "Choose a start from the list."),
        ({"helped": "x" * 501}, "At most 500 characters; these are 501."),
        ({"mix": "perhaps"}, "Choose one of the four answers, or leave it out."),
        ({"stress": "6"}, "Choose one of the five points, or leave it out."),
    ],
)
def test_review_refuses_bad_input_and_what_was_typed_stays(commitment, send, data, sentence):
    response = send(**({"hindered": "A late call."} | data))
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Look back on the week" in page
    assert page.count(sentence) == 2
    assert "A late call." in page
    assert not Review.objects.exists()
    assert times_of(commitment) == PLANNED


def test_review_has_nothing_to_look_at_before_the_first_time():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        commitment = make_commitment()
        client = client_of(commitment.person)
        assert "Nothing to look back on yet" in client.get(url_of(commitment)).content.decode()
        assert client.post(url_of(commitment), {"choice": "rest"}).status_code == 422
    assert not Review.objects.exists()


def test_review_asks_nothing_about_next_week_after_the_last_time(commitment):
    with time_machine.travel(datetime(2026, 12, 16, 9, tzinfo=UTC), tick=False):
        client = client_of(commitment.person)
        assert 'name="choice"' not in client.get(url_of(commitment)).content.decode()
        assert client.post(url_of(commitment), {"mix": "yes"}).status_code == 303
    assert (Review.objects.get().choice, Review.objects.get().next_occasion) == ("", None)


def test_baseline_after_a_review_is_a_new_one(commitment, send):
    client = client_of(commitment.person)
    client.post("/markers/new/", {"stress": "4"})
    send(stress="3")
    client.post("/markers/new/", {"stress": "5"})
    assert list(MarkerSet.objects.order_by("pk").values_list("stress", flat=True)) == [4, 3, 5]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("choice", ["shrink", "rest"])
def test_reviews_that_arrive_together_are_one(commitment, choice):
    barrier, statuses = Barrier(4), []
    clients = [client_of(commitment.person) for _ in range(4)]

    def submit(client):
        try:
            barrier.wait()
            statuses.append(client.post(url_of(commitment), {"choice": choice, "stress": "3"}).status_code)
        finally:
            connection.close()

    threads = [Thread(target=submit, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [303] * 4
    assert (Review.objects.count(), MarkerSet.objects.count()) == (1, 1)
    assert times_of(commitment)[1] == ((1, 18, 19) if choice == "shrink" else (1, 18, 21))


def test_baseline_is_one_row_however_often_it_is_saved(commitment):
    client = client_of(commitment.person)
    assert "Say how things are now" in client.get("/week/").content.decode()
    for stress in ("4", "5"):
        assert client.post("/markers/new/", {"stress": stress}).status_code == 303
    assert MarkerSet.objects.get().points["stress"] == 5
    assert "Say how things are now" not in client.get("/week/").content.decode()


@pytest.mark.parametrize("data", [{}, {"stress": "0"}, {"focus": "much"}])
def test_baseline_that_is_empty_or_unknown_is_refused(commitment, data):
    response = client_of(commitment.person).post("/markers/new/", data)
    assert response.status_code == 422
    assert "<title>Error: How things are now" in response.content.decode()
    assert not MarkerSet.objects.exists()


def test_baseline_of_a_visitor_does_not_exist(client):
    assert client.get("/markers/new/").status_code == 404
    assert client.post("/markers/new/", {"stress": "3"}).status_code == 404


def test_review_of_last_week_is_open_for_seven_days_after_it_ended(commitment):
    client, last = client_of(commitment.person), f"/commitments/{commitment.pk}/reviews/last/"
    with time_machine.travel(datetime(2026, 12, 1, 17, 59, tzinfo=UTC), tick=False):
        assert last not in client.get(url_of(commitment)).content.decode()
        assert client.get(last)["Location"] == url_of(commitment)  # it is still the latest one
    with time_machine.travel(datetime(2026, 12, 6, 23, 59, tzinfo=UTC), tick=False):
        assert "open until Sunday 6 December" in " ".join(client.get(url_of(commitment)).content.decode().split())
        page = client.get(last).content.decode()
        assert "Week one of four: Tuesday 24 November" in page
        assert 'name="choice"' not in page
        assert "The week after has begun." in page
        assert client.post(last, {"helped": "Phone away.", "stress": "4"})["Location"] == "/week/"
    review = Review.objects.get()
    assert (str(review.week_on), review.helped, review.marker_set.stress) == ("2026-11-23", "Phone away.", 4)
    with time_machine.travel(datetime(2026, 12, 7, 0, 1, tzinfo=UTC), tick=False):
        assert last not in client.get(url_of(commitment)).content.decode()
        assert client.post(last, {"helped": "Too late."})["Location"] == url_of(commitment)
        assert "The week before this one is closed" in client.get(url_of(commitment)).content.decode()
    assert Review.objects.get().helped == "Phone away."


def test_review_that_is_late_keeps_what_was_chosen_for_the_week_after(commitment, send):
    send(choice="shrink", helped="Phone away.")
    with time_machine.travel(datetime(2026, 12, 2, 9, tzinfo=UTC), tick=False):
        client = client_of(commitment.person)
        client.post(f"/commitments/{commitment.pk}/reviews/last/", {"helped": "The cook.", "choice": "rest"})
    review = Review.objects.get()
    assert (review.helped, review.choice, review.next_occasion) == ("The cook.", "shrink", occasions_of(commitment)[1])
    assert times_of(commitment) == [PLANNED[0], (1, 18, 19), *PLANNED[2:]]


def test_review_of_a_plan_without_a_day_is_open_on_monday_morning(commitment):
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=False):
        plan = make_commitment(days=(), hours=None, now=datetime(2026, 11, 23, 9, tzinfo=UTC))
        page = client_of(plan.person).get(f"/commitments/{plan.pk}/reviews/last/").content.decode()
    assert "Week one of four" in page


def test_review_of_others_is_not_found(commitment, client):
    assert client.get(f"/commitments/{commitment.pk}/reviews/last/").status_code == 404
