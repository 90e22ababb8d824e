import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import Person
from commitments.models import Commitment, WorkCard, WorkCardLink
from commitments.plans.rescheduling_actions import archive_commitment
from commitments.work_card.actions import make_work_card_link, save_work_card
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff
from tests.integration_site.joined import join_for_good

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
PATH = "/how-i-work/"
LINES = {
    "name": "marker-name",
    "mail_reply": "marker-mail",
    "chat_reply": "marker-chat",
    "best_way": "marker-way",
    "urgent": "marker-urgent",
}
TICKS = {f"shows_{name}": "on" for name in LINES}


@pytest.fixture
def at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


def card_of(person, *, times=(), **ticks):
    ticks = dict.fromkeys(TICKS, False) | ticks
    return save_work_card(person=person, lines=LINES | ticks, times=times, now=NOW)


def link_to(person):
    return f"{PATH}{make_work_card_link(person=person, now=NOW)}/"


def main_of(response):
    return response.content.decode().partition('<main id="main">')[2].partition("</main>")[0]


def test_card_of_a_visitor_is_kept_and_makes_a_guest():
    client = Client()
    assert b"Your card" not in client.get(PATH).content
    assert not Person.objects.exists()
    response = client.post(PATH, LINES | TICKS)
    assert (response.status_code, response["Location"]) == (303, PATH)
    page = client.get(PATH)
    assert page["Cache-Control"] == "private, no-cache"
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert "marker-name: how I work" in main_of(page)
    client.post(PATH, LINES | TICKS | {"urgent": "call me"})
    assert WorkCard.objects.get().urgent == "call me"
    assert Person.objects.count() == 1


@pytest.mark.parametrize("ticked", [*LINES, None])
def test_card_shows_only_ticked_lines(ticked):
    person = make_person()
    other = make_commitment(person=person, what="marker-what", value="marker-value", obstacle="a", response="b")
    card_of(person, **({f"shows_{ticked}": True} if ticked else {}))
    page = main_of(Client().get(link_to(person)))
    assert set(re.findall(r"marker-\w+", page)) == ({LINES[ticked]} if ticked else set())
    assert other.weekly not in page
    assert ("Nothing is shown" in page) == (ticked is None)
    own = main_of(client_of(person).get(PATH))
    assert ('id="signature"' in own) == (ticked is not None)


def test_times_show_hours_and_not_what_they_are_for():
    person = make_person()
    evening = make_commitment(person=person, what="marker-what", value="marker-value")
    abroad = make_commitment(person=person, days=(4,), time_zone="America/New_York")
    away = make_commitment(person=person, days=(5,))
    card_of(person, times=[evening, abroad, away])
    archive_commitment(commitment=away, now=NOW)
    page = main_of(Client().get(link_to(person)))
    assert "<li>Tuesday evenings, 18:00 to 21:00, London time</li>" in page
    assert "<li>Friday evenings, 18:00 to 21:00, New York time</li>" in page
    assert "marker" not in page
    assert "Saturday" not in page


def test_times_are_ticked_in_the_form():
    person = make_person()
    own, closed = make_commitment(person=person), make_commitment(person=person, days=(3,))
    loose = make_commitment(person=person, days=(), hours=None)
    Commitment.objects.filter(pk=closed.pk).update(finished_at=NOW)
    client = client_of(person)
    assert client.post(PATH, {"times": [own.pk]}).status_code == 303
    page = client.get(PATH).content.decode()
    assert re.search(rf'value="{own.pk}"[^>]*checked', page)
    assert not any(f'name="times" value="{each.pk}"' in page for each in (closed, loose))
    client.post(PATH, {"name": "Ada"})
    assert not WorkCard.objects.get().times.exists()


@pytest.mark.parametrize(
    ("data", "anchor"),
    [
        ({"name": "x" * 61}, "name"),
        ({"mail_reply": "x" * 81}, "mail_reply"),
        ({"urgent": "call\x07me"}, "urgent"),
        ({"times": ["0"]}, "times"),
        ({"times": ["x"]}, "times"),
    ],
)
def test_card_names_bad_input_at_its_field_and_keeps_it(data, anchor):
    person = make_person()
    make_commitment()
    response = client_of(person).post(PATH, {"best_way": "a message"} | data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: How I work" in page
    assert f'id="id_{anchor}_error"' in page
    assert f'id="id_{anchor}"' in page
    assert 'value="a message"' in page
    assert not WorkCard.objects.exists()


def test_card_tick_of_another_person_s_plan_is_refused():
    person, other = make_person(), make_commitment()
    assert client_of(person).post(PATH, {"times": [other.pk]}).status_code == 422
    assert not WorkCard.objects.exists()


def test_card_link_is_shown_once_and_closed_at_once():
    person = make_person()
    card_of(person, shows_name=True)
    client = client_of(person)
    made = client.post(f"{PATH}link/")
    assert made["Cache-Control"] == "no-store"
    first = re.search(r'value="http://[^/]*([^"]*)"', made.content.decode())[1]
    visitor = Client()
    shown = visitor.get(first)
    assert shown.status_code == 200
    assert shown["Cache-Control"] == "no-store"
    assert shown["Referrer-Policy"] == "strict-origin"
    assert shown["X-Robots-Tag"] == "noindex"
    assert not visitor.cookies
    secret = first.split("/")[2]
    assert len(secret) == 43
    assert secret not in client.get(PATH).content.decode() + shown.content.decode().split("<body>")[0]
    second = link_to(person)
    assert [visitor.get(path).status_code for path in (first, second, f"{PATH}unknown/")] == [410, 200, 404]
    for _ in range(2):
        assert client.post(f"{PATH}close/").status_code == 303
    assert visitor.get(second).status_code == 410
    assert WorkCardLink.objects.live().count() == 0
    assert visitor.post(second).status_code == 405


@pytest.mark.parametrize("who", ["visitor", "staff", "without a card"])
def test_card_link_needs_a_card(who):
    card_of(make_person())
    person = {"visitor": None, "staff": make_staff(), "without a card": make_person()}[who]
    client = client_of(person)
    assert client.post(f"{PATH}link/").status_code == 404
    assert client.post(f"{PATH}close/").status_code == 303
    assert client.get(f"{PATH}link/").status_code == 405
    assert client.get(f"{PATH}close/").status_code == 405
    assert not WorkCardLink.objects.exists()


def test_joining_keeps_one_card_and_never_shows_it_by_the_other_s_link():
    person, into = make_person(), make_person()
    plan = make_commitment(person=person)
    card_of(person, shows_name=True, times=[plan])
    old = link_to(person)
    kept = card_of(into, shows_urgent=True)
    new = link_to(into)
    join_for_good(person=person, into=into, now=NOW)
    assert WorkCard.objects.get() == kept
    assert kept.times.get().commitment == plan
    assert [Client().get(path).status_code for path in (old, new)] == [404, 410]


def test_joining_moves_a_card_where_there_is_none():
    person, into = make_person(), make_person()
    card_of(person)
    join_for_good(person=person, into=into, now=NOW)
    assert WorkCard.objects.get().person == into


def test_card_has_a_way_there():
    client = client_of(make_commitment().person)
    for path in ("/week/", "/commitments/"):
        assert f'href="{PATH}"' in client.get(path).content.decode()


def test_card_says_when_it_was_changed():
    person = make_person()
    card_of(person)
    later = NOW + timedelta(hours=1)
    assert save_work_card(person=person, lines=LINES, times=[], now=later).changed_at == later
