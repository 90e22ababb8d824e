import html
import re
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection

from commitments.models import Answer, CheckIn, Occasion
from commitments.occasions.actions import answer_occasion, reschedule_occasion
from tests.commitments.factories import client_of, make_commitment, occasions_of
from tests.regions import regions, texts_of

AFTER_FIRST = datetime(2026, 11, 25, 9, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 18, tzinfo=UTC)
HOURS = timedelta(hours=3)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def after_first():
    with time_machine.travel(AFTER_FIRST, tick=False):
        yield


def url_of(occasion):
    return f"/occasions/{occasion.pk}/bend/"


def bent(**changes):
    return {"day": "2026-11-26", "start": "18:00", "minutes": "180", "reason": "a late call"} | changes


def make_bent(answer=None):
    """The first occasion, moved to Thursday, and its successor."""
    first = occasions_of(make_commitment())[0]
    times = {"starts_at": THURSDAY, "ends_at": THURSDAY + HOURS}
    moved = reschedule_occasion(occasion=first, reason="a late call", now=AFTER_FIRST, **times)
    if answer:
        answer_occasion(occasion=moved, answer=answer, now=AFTER_FIRST)
    return first, moved


def test_bend_asks_for_a_time_first_and_keeps_nothing():
    first = occasions_of(make_commitment())[0]
    client = client_of(first.commitment.person)
    response = client.post(f"/occasions/{first.pk}/check-in/", {"answer": "bent"})
    assert (response.status_code, response["Location"]) == (303, url_of(first))
    assert not CheckIn.objects.exists()
    page = client.get(url_of(first)).content.decode()
    assert '<option value="2026-11-25" selected>Wednesday 25 November' in page
    assert '<option value="18:00" selected>' in page
    assert '<option value="180" selected>' in page


def test_bend_closes_the_occasion_and_makes_one_successor():
    first = occasions_of(make_commitment())[0]
    client = client_of(first.commitment.person)
    for start in ("18:00", "19:00"):
        assert client.post(url_of(first), bent(start=start, minutes="120")).status_code == 303
    moved = Occasion.objects.get(moved_from=first)
    assert (moved.starts_at, moved.ends_at) == (THURSDAY + HOURS / 3, THURSDAY + HOURS)
    assert (CheckIn.objects.get().answer, CheckIn.objects.get().reason) == ("bent", "a late call")
    page = html.unescape(client.get("/week/").content.decode())
    assert "Moved to Thursday 26 November, 19:00 to 21:00. You can change it below." in page
    assert f'action="/occasions/{first.pk}/undo/"' in page
    assert "Thursday: supper at home, for family" in page
    assert "Moved to 26 Nov" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": "2026-11-17"}, "Choose a day from the list."),
        ({"day": "2027-11-25"}, "Choose a day from the list."),
        ({"day": "soon"}, "Choose a day from the list."),
        ({"start": "25:00"}, "Choose a start from the list."),
        ({"reason": "x" * 201}, "What took its place: at most 200 characters; these are 201."),
        ({"day": "2026-12-01"}, "This plan has a time with that start already."),
    ],
)
def test_bend_to_a_refused_time_keeps_what_was_typed(changes, sentence):
    first = occasions_of(make_commitment())[0]
    response = client_of(first.commitment.person).post(url_of(first), bent(**changes))
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Move it to another time" in page
    assert sentence in page
    assert "reason" in changes or "a late call" in page
    assert not CheckIn.objects.exists()
    assert Occasion.objects.count() == 4


def test_bend_reason_may_be_left_out():
    first = occasions_of(make_commitment())[0]
    client = client_of(first.commitment.person)
    assert "What took its place, if you like to say" in client.get(url_of(first)).content.decode()
    assert client.post(url_of(first), bent(reason=" ")).status_code == 303
    assert (CheckIn.objects.get().answer, CheckIn.objects.get().reason) == ("bent", "")
    assert "It went to this" not in client.get(f"/occasions/{first.pk}/").content.decode()


@pytest.mark.parametrize("day", ["2026-11-18", "2026-11-23"])
def test_bend_of_the_past_week_is_noted_and_asked_about_at_once(day):
    first = occasions_of(make_commitment())[0]
    client = client_of(first.commitment.person)
    assert client.post(url_of(first), bent(day=day)).status_code == 303
    moved = Occasion.objects.get(moved_from=first)
    assert (moved.starts_local.date().isoformat(), moved.is_due(AFTER_FIRST)) == (day, True)
    page = client.get("/week/").context["page"]
    assert page.due.occasion == moved
    assert client.post(f"/occasions/{moved.pk}/check-in/", {"answer": "kept"}).status_code == 303


def test_bend_to_a_time_ahead_may_have_been_taken_before():
    second = occasions_of(make_commitment(answers="K"))[1]
    assert client_of(second.commitment.person).post(url_of(second), bent(day="2026-11-23")).status_code == 303
    assert Occasion.objects.get(moved_from=second).is_due(AFTER_FIRST)


def test_bend_to_a_shared_time_is_said_and_allowed():
    first = occasions_of(make_commitment())[0]
    client = client_of(first.commitment.person)
    make_commitment(person=first.commitment.person, days=(3,), what="choir")
    assert client.post(url_of(first), bent()).status_code == 303
    assert "It shares time with choir; both stay." in client.get("/week/").content.decode()


def test_bend_successor_is_not_moved_again():
    _, moved = make_bent()
    client = client_of(moved.commitment.person)
    response = client.post(url_of(moved), bent(day="2026-11-27"))
    assert response.status_code == 422
    assert "This time was moved once already." in response.content.decode()
    assert Occasion.objects.count() == 5
    with time_machine.travel(THURSDAY + HOURS, tick=False):
        assert len(regions(client.get(f"/occasions/{moved.pk}/"), ".answer")) == 3
        assert client.post(f"/occasions/{moved.pk}/check-in/", {"answer": "bent"}).status_code == 422
    assert not CheckIn.objects.filter(occasion=moved).exists()


def test_bend_successor_that_is_unanswered_goes_with_another_answer():
    first, _ = make_bent()
    answer_occasion(occasion=first, answer=Answer.KEPT, now=AFTER_FIRST)
    assert Occasion.objects.count() == 4
    assert CheckIn.objects.get().reason == ""


def test_bend_successor_that_is_answered_is_kept_and_the_reason_said():
    first, moved = make_bent(Answer.KEPT)
    client = client_of(first.commitment.person)
    for url, data in [("check-in", {"answer": "kept"}), ("undo", {}), ("bend", bent(day="2026-11-27"))]:
        response = client.post(f"/occasions/{first.pk}/{url}/", data)
        assert response.status_code == 422
        assert "has an answer already. Take that one back first." in response.content.decode()
    moved = Occasion.objects.get(pk=moved.pk)
    assert (moved.answer, moved.starts_at) == ("kept", THURSDAY)


@pytest.mark.parametrize(
    ("answer", "word", "window", "text"),
    [
        ("kept", "finding its place", "w-shut", "Moved: kept"),
        ("missed", "just begun", "w-dark", "Moved: not this time"),
        ("not_applicable", "just begun", "w-off", "Moved: didn’t apply"),
    ],
)
def test_bend_pair_counts_once_as_its_successor(answer, word, window, text):
    first, _ = make_bent(Answer(answer))
    page = re.sub(r"<style>.*?</style>", "", client_of(first.commitment.person).get("/week/").content.decode())
    assert f"Strength: {word}" in texts_of(page, "summary")
    assert f'class="{window}" d="M34' in page
    assert f"<b>Week 1</b> {text}" in " ".join(page.split())
    assert "<b>Week 5</b>" not in page


def test_bend_can_move_the_next_time_before_it_begins():
    commitment = make_commitment(answers="K")
    second = occasions_of(commitment)[1]
    client = client_of(commitment.person)
    assert f'<a href="{url_of(second)}" ' in client.get("/week/").content.decode()
    assert client.post(url_of(second), bent(day="2026-12-03")).status_code == 303


def test_bend_cannot_move_a_time_to_itself():
    commitment = make_commitment(answers="K")
    second = occasions_of(commitment)[1]
    assert client_of(commitment.person).post(url_of(second), bent(day="2026-12-01")).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_bend_in_two_tabs_makes_one_successor():
    first = occasions_of(make_commitment())[0]
    barrier, answers = Barrier(4), []

    def move(minutes):
        try:
            barrier.wait()
            starts_at = THURSDAY + timedelta(minutes=minutes)
            times = {"starts_at": starts_at, "ends_at": starts_at + HOURS}
            reschedule_occasion(occasion=first, reason="late", now=AFTER_FIRST, **times)
            answers.append("moved")
        except ValidationError as problem:
            answers.append(problem.code)
        finally:
            connection.close()

    threads = [Thread(target=move, args=[minutes]) for minutes in (0, 30, 60, 60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["moved"] * 4
    assert Occasion.objects.filter(moved_from=first).count() == 1
    assert CheckIn.objects.count() == 1


def test_bend_offers_the_length_of_the_time_itself_among_the_usual_ones():
    first = occasions_of(make_commitment())[0]
    Occasion.objects.filter(pk=first.pk).update(ends_at=first.starts_at + timedelta(minutes=50))
    page = client_of(first.commitment.person).get(url_of(first)).content.decode()
    assert '<option value="50" selected>50 minutes</option>' in page
    assert '<option value="30">half an hour</option>' in page
