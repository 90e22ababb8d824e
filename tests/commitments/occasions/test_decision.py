import html
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commitments.models import Answer, CheckIn, Occasion
from commitments.occasions.actions import answer_occasion, reschedule_occasion
from commitments.occasions.decision import BEND, LET_GO, PROTECT, advise
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, occasions_of
from tests.regions import regions, texts_of

TUESDAY_NIGHT = datetime(2026, 11, 24, 20, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sunday():
    with time_machine.travel(NOW, tick=False):
        yield


TABLE = [
    # harm, others, can_move -> what
    (False, True, True, PROTECT, "Keep your time"),
    (False, True, False, PROTECT, "Keep your time"),
    (True, True, True, PROTECT, "Keep your time, and make sure it is done"),
    (True, True, False, PROTECT, "Keep your time, and make sure it is done"),
    (False, False, True, BEND, "Move your time on purpose"),
    (False, False, False, PROTECT, "Keep your time"),
    (True, False, True, LET_GO, "Go, and let it go this time"),
    (True, False, False, LET_GO, "Go, and let it go this time"),
]


@pytest.mark.parametrize(("harm", "others", "can_move", "key", "title"), TABLE)
def test_decision_table_in_whole(harm, others, can_move, key, title):
    advice = advise(harm=harm, others=others, can_move=can_move)
    assert (advice.key, advice.title) == (key, title)
    assert ("moved once" in advice.reason) == (not harm and not others and not can_move)


def first_occasion(**changes):
    return occasions_of(make_commitment(**changes))[0]


def url_of(occasion):
    return f"/occasions/{occasion.pk}/matters/"


def answered(occasion, harm, others):
    response = client_of(occasion.commitment.person).post(url_of(occasion), {"harm": harm, "others": others})
    return response, html.unescape(response.content.decode())


def test_decision_asks_two_questions_and_nothing_is_chosen():
    first = first_occasion()
    response = client_of(first.commitment.person).get(url_of(first))
    page = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert '<meta name="robots" content="noindex">' in page
    assert page.count('type="radio"') == 4
    assert " checked>" not in page
    assert "Tuesday 24 November, 18:00 to 21:00" in page


@pytest.mark.parametrize(
    ("data", "links", "checked"),
    [
        ({}, ["id_harm_0", "id_others_0"], 0),
        ({"harm": "yes"}, ["id_others_0"], 1),
        ({"harm": "x", "others": "no"}, ["id_harm_0"], 1),
    ],
)
def test_decision_with_an_answer_too_few_is_said_at_its_question(data, links, checked):
    first = first_occasion()
    response = client_of(first.commitment.person).post(url_of(first), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: When it really matters" in page
    assert page.count(" checked>") == checked
    for link in links:
        assert f'<a href="#{link}">Question' in page
        assert f'id="{link}"' in page
    assert len(regions(page, ".field__error")) == len(links)


def test_protecting_brings_six_replies_with_an_hour_after_this_one():
    response, page = answered(first_occasion(), "no", "yes")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert "<h1>Keep your time</h1>" in page
    assert page.count("I protect Tuesday evenings for") == 6
    assert "I can take it up on Wednesday 25 November at 9:00." in page
    assert not CheckIn.objects.exists()


def test_decision_to_move_leads_into_the_form_that_moves_with_a_free_day():
    first = first_occasion()
    make_commitment(person=first.commitment.person, days=(2,), what="choir")
    page = answered(first, "no", "no")[1]
    assert f'method="post" action="/occasions/{first.pk}/bend/"' in page
    assert '<option value="2026-11-26" selected>Thursday 26 November' in page
    assert '<option value="18:00" selected>' in page
    assert '<option value="180" selected>' in page
    moved = {"day": "2026-11-26", "start": "18:00", "minutes": "180", "reason": "the concert"}
    assert client_of(first.commitment.person).post(f"/occasions/{first.pk}/bend/", moved).status_code == 303
    assert Occasion.objects.get(moved_from=first).starts_at == datetime(2026, 11, 26, 18, tzinfo=UTC)


def test_decision_to_let_go_answers_once_and_can_be_taken_back():
    first = first_occasion()
    client = client_of(first.commitment.person)
    page = answered(first, "yes", "no")[1]
    assert f'action="/occasions/{first.pk}/let-go/"' in page
    assert not CheckIn.objects.exists()
    response = client.post(f"/occasions/{first.pk}/let-go/")
    assert (response.status_code, response["Location"]) == (303, "/week/")
    assert CheckIn.objects.get().answer == Answer.MISSED
    week = client.get("/week/").content.decode()
    assert "Let go, this time." in week
    assert f'action="/occasions/{first.pk}/undo/"' in week
    again = client.post(f"/occasions/{first.pk}/let-go/")
    assert again["Location"] == f"/occasions/{first.pk}/"
    assert CheckIn.objects.count() == 1
    client.post(f"/occasions/{first.pk}/undo/")
    assert not CheckIn.objects.exists()


def test_decision_to_let_go_does_not_put_itself_over_another_answer():
    first = first_occasion()
    answer_occasion(occasion=first, answer=Answer.KEPT, now=NOW)
    client_of(first.commitment.person).post(f"/occasions/{first.pk}/let-go/")
    assert CheckIn.objects.get().answer == Answer.KEPT


def test_decision_does_not_move_a_time_again():
    first = first_occasion()
    starts_at = datetime(2026, 11, 26, 18, tzinfo=UTC)
    moved = reschedule_occasion(
        occasion=first, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3), reason="a call", now=NOW
    )
    page = answered(moved, "no", "no")[1]
    assert "I protect Thursday evening for family. I can take it up on Friday 27 November at 9:00." in page
    assert "<h1>Keep your time</h1>" in page
    assert "/bend/" not in page
    assert "/bend/" not in answered(moved, "yes", "no")[1]


def test_decision_moves_a_time_by_the_end_of_the_week_to_an_evening():
    first = first_occasion(days=(), hours=None)
    make_commitment(person=first.commitment.person, days=(1,), what="choir")
    assert "I protect some time each week for family." in answered(first, "no", "yes")[1]
    page = answered(first, "no", "no")[1]
    assert '<option value="2026-11-25" selected>' in page
    assert '<option value="18:00" selected>' in page


def test_decision_about_a_running_time_can_still_be_asked():
    first = first_occasion()
    with time_machine.travel(TUESDAY_NIGHT, tick=False):
        assert answered(first, "no", "yes")[0].status_code == 200


def test_decision_about_a_time_that_is_over_or_answered_has_its_own_page():
    over, done = occasions_of(make_commitment(answers=".K"))[:2]
    with time_machine.travel(TUESDAY_NIGHT + timedelta(hours=1), tick=False):
        for occasion in (over, done):
            client = client_of(occasion.commitment.person)
            for response in (
                client.get(url_of(occasion)),
                client.post(url_of(occasion), {"harm": "no", "others": "no"}),
            ):
                assert (response.status_code, response["Location"]) == (303, f"/occasions/{occasion.pk}/")
            client.post(f"/occasions/{occasion.pk}/let-go/")
    assert CheckIn.objects.count() == 1


def test_decision_is_there_for_its_owner_alone():
    first = first_occasion()
    for client in (client_of(make_person()), client_of(None)):
        assert client.get(url_of(first)).status_code == 404
        assert client.post(url_of(first), {"harm": "yes", "others": "no"}).status_code == 404
        assert client.post(f"/occasions/{first.pk}/let-go/").status_code == 404
    assert not CheckIn.objects.exists()


def test_decision_to_let_go_is_a_post():
    first = first_occasion()
    assert client_of(first.commitment.person).get(f"/occasions/{first.pk}/let-go/").status_code == 405


def test_decision_is_led_to_from_the_week():
    first = first_occasion()
    page = client_of(first.commitment.person).get("/week/").content.decode()
    assert f'href="{url_of(first)}"' in page
    assert page.count(f'href="/commitments/{first.commitment_id}/replies/"') == 1


@pytest.mark.parametrize("harm", [{"harm": "perhaps"}, {}])
def test_decision_refuses_what_is_neither_yes_nor_no(harm):
    first = first_occasion()
    response = client_of(first.commitment.person).post(url_of(first), harm | {"others": "no"})
    assert response.status_code == 422
    assert texts_of(response, ".field__error") == ["Choose yes or no."]
    assert len(regions(response, "input.choice__dot[type=radio]")) == 4
