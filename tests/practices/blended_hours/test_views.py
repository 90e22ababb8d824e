import html
import re
from datetime import date, time, timedelta

import pytest
import time_machine

from accounts.models import Person
from practices.models import BlendHour, BlendLook
from tests.commitments.factories import NOW, client_of, make_commitment, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sunday")]
PATH = "/practices/blend/"
LATER = NOW + timedelta(days=3)  # a Wednesday


@pytest.fixture
def sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def make_hour(person, *, weekday=1, starts=time(16), name="errands"):
    return BlendHour.objects.create(person=person, name=name, weekday=weekday, starts_local=starts, chosen_at=NOW)


def choose(client, **changes):
    return client.post(f"{PATH}new/", {"name": "errands", "weekday": "1", "start": "16:00"} | changes)


def text_of(response):
    return html.unescape(response.content.decode())


def test_hour_that_is_the_first_makes_a_guest():
    client = client_of(None)
    assert client.get(PATH).status_code == 200
    assert not Person.objects.exists()
    response = choose(client)
    assert (response.status_code, response["Location"]) == (303, PATH)
    hour = BlendHour.objects.get()
    assert (hour.person, hour.name, hour.weekday, hour.starts_local) == (Person.objects.get(), "errands", 1, time(16))
    page = text_of(client.get(PATH))
    assert "Tuesdays, 16:00 to 17:00" in page
    assert "It has not been yet." in page


def test_warning_stands_there_with_its_claim():
    page = text_of(client_of(None).get(PATH))
    assert "Not in time meant for rest or for children." in page
    for claim in ("c42", "g05"):
        assert f'href="/evidence/claims/{claim}/"' in page
        assert client_of(None).get(f"/evidence/claims/{claim}/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "Give the hour a name"),
        ({"name": "x" * 61}, "at most 60 characters; these are 61."),
        ({"weekday": "7"}, "Choose a day from the list."),
        ({"start": "24:10"}, "Choose a start from the list."),
        ({"start": "16:07"}, "Choose a start from the list."),
    ],
)
def test_hours_that_cannot_be_chosen(changes, sentence):
    response = choose(client_of(None), **changes)
    page = text_of(response)
    assert response.status_code == 422
    assert sentence in page
    assert "<title>Error: " in page
    assert not BlendHour.objects.exists()


def test_hour_sent_twice_and_a_fourth_hour_are_refused_with_the_reason():
    client = client_of(None)
    choose(client)
    response = choose(client)
    assert response.status_code == 422
    assert "That hour is chosen already." in text_of(response)
    for day in ("2", "3"):
        assert choose(client, weekday=day).status_code == 303
    assert "To choose another, end one first." in text_of(client.get(PATH))
    response = choose(client, weekday="4", name="reading")
    assert response.status_code == 422
    assert "Three hours are chosen already." in text_of(response)
    assert 'value="reading"' in text_of(response)
    assert BlendHour.objects.count() == 3


def test_hour_in_protected_time_says_so():
    person = make_commitment().person  # Tuesdays 18:00 to 21:00
    make_hour(person, starts=time(17, 30))
    make_hour(person, weekday=2, starts=time(18))
    make_hour(person, starts=time(21))
    page = text_of(client_of(person).get(PATH))
    assert page.count("This shares time with what you protect: supper at home.") == 1


@pytest.mark.parametrize(
    ("zone", "weekday", "starts", "is_shared"),
    [
        ("America/New_York", 1, time(18), False),  # in London 23:00 to 2:00
        ("America/New_York", 1, time(23), True),
        ("America/New_York", 2, time(1), True),
        ("America/New_York", 2, time(2), False),
        ("Asia/Tokyo", 1, time(18), False),  # in London 9:00 to 12:00
        ("Asia/Tokyo", 1, time(11), True),
    ],
)
def test_plan_on_another_clock_is_compared_on_the_clock_of_the_hour(zone, weekday, starts, is_shared):
    hour = make_hour(make_person(), weekday=weekday, starts=starts)
    make_commitment(person=hour.person, time_zone=zone)
    assert ("This shares time with what you protect" in text_of(client_of(hour.person).get(PATH))) == is_shared


def test_hour_that_is_past_is_asked_about_answered_and_answered_otherwise():
    hour = make_hour(make_person())
    client = client_of(hour.person)
    with time_machine.travel(LATER, tick=False):
        page = text_of(client.get(PATH))
        assert "Tuesday 24 November: how was it?" in page
        assert "Asked now" in page
        for answer, note in (("good", "sun"), ("mixed", "rain")):
            response = client.post(f"{PATH}{hour.pk}/look/", {"answer": answer, "note": note})
            assert response.status_code == 303
        page = text_of(client.get(PATH))
    look = BlendLook.objects.get()
    assert (look.on, look.answer, look.note) == (date(2026, 11, 24), "mixed", "rain")
    assert "<li>Tuesday 24 November: <b>Mixed</b>, rain</li>" in page
    assert "Asked now" not in page


def test_hour_ends_with_not_again_and_keeps_what_was_said():
    hour = make_hour(make_person())
    client = client_of(hour.person)
    with time_machine.travel(LATER, tick=False):
        client.post(f"{PATH}{hour.pk}/look/", {"answer": "not_again"})
        page = text_of(client.get(PATH))
        assert client.post(f"{PATH}{hour.pk}/look/", {"answer": "good"}).status_code == 404
    hour.refresh_from_db()
    assert hour.ended_at == LATER
    assert "<h2>Ended</h2>" in page
    assert "Not again" in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose good, mixed or not again."),
        ({"answer": "bad"}, "Choose one of the three."),
        ({"answer": "good", "note": "x" * 201}, "at most 200 characters"),
    ],
)
def test_answers_that_cannot_be_kept(data, sentence):
    hour = make_hour(make_person())
    client = client_of(hour.person)
    with time_machine.travel(LATER, tick=False):
        response = client.post(f"{PATH}{hour.pk}/look/", data)
    page = text_of(response)
    assert response.status_code == 422
    anchor = re.search(rf'<a href="#([^"]+)">[^<]*{re.escape(sentence)}', page)[1]
    assert f'id="{anchor}"' in page
    assert not BlendLook.objects.exists()


def test_hour_that_has_not_been_is_not_answered():
    hour = make_hour(make_person())
    assert client_of(hour.person).post(f"{PATH}{hour.pk}/look/", {"answer": "good"}).status_code == 303
    assert not BlendLook.objects.exists()


def test_ending_twice_is_one():
    hour = make_hour(make_person())
    client = client_of(hour.person)
    client.post(f"{PATH}{hour.pk}/end/")
    with time_machine.travel(LATER, tick=False):
        client.post(f"{PATH}{hour.pk}/end/")
    hour.refresh_from_db()
    assert hour.ended_at == NOW
    assert choose(client).status_code == 303


def test_methods_that_are_wrong():
    hour = make_hour(make_person())
    client = client_of(hour.person)
    for path in ("new/", f"{hour.pk}/look/", f"{hour.pk}/end/"):
        assert client.get(PATH + path).status_code == 405
    assert client.post(PATH).status_code == 405
