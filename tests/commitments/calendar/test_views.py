import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from accounts.models import Person, Session
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import CalendarFeed, CalendarRevision
from commitments.plans.rescheduling_actions import archive_commitment
from integration_site.personal_data.erasing.actions import erase_person
from tests.commitments.calendars import components, expanded
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff

pytestmark = pytest.mark.django_db
NEW = "/me/calendar/feeds/new/"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(response):
    return html.unescape(response.content.decode())


def feed_of(person, name="Work"):
    return f"/calendar/{make_calendar_feed(person=person, name=name, now=NOW)}/plans.ics"


def test_calendar_page_offers_files_and_addresses():
    commitment = make_commitment()
    make_calendar_feed(person=commitment.person, name="Work <laptop>", now=NOW)
    response = client_of(commitment.person).get("/me/calendar/")
    page = text_of(response)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in page
    assert f'href="/commitments/{commitment.pk}/plan.ics"' in page
    assert "I protect supper at home for family." in page
    assert "Work &lt;laptop&gt;" in response.content.decode()
    assert "Made on 22 November 2026" in page
    for program in ["Apple Calendar", "Google Calendar", "Outlook on the web", "Thunderbird"]:
        assert program in page


def test_calendar_page_tells_a_visitor_what_there_would_be(client):
    response = client.get("/me/calendar/")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert "No plan of yours is open in this browser." in text_of(response)
    assert b"<form method" not in response.content.split(b"<main")[1].split(b"</main>")[0]
    assert client.post(NEW).status_code == 404
    assert not Person.objects.exists()


def test_plans_put_away_have_no_file_but_stay_in_the_feed():
    commitment = make_commitment()
    archive_commitment(commitment=commitment, now=NOW)
    assert "there is nothing to download" in text_of(client_of(commitment.person).get("/me/calendar/"))
    (series,) = components(Client().get(feed_of(commitment.person)).content)
    assert series["STATUS"] == "CANCELLED"


@pytest.mark.parametrize(("typed", "name"), [("My phone", "My phone"), ("", "My calendar"), ("  a \n b ", "a b")])
def test_calendar_address_is_shown_once(typed, name):
    commitment = make_commitment()
    client = client_of(commitment.person)
    response = client.post(NEW, {"name": typed})
    page = text_of(response)
    address = re.search(r'value="(http[^"]+/plans\.ics)"', page)[1]
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "strict-origin"
    assert address.startswith(f"{settings.SITE_URL}/calendar/")
    assert f'href="webcal:{address.partition(":")[2]}"' in page
    assert CalendarFeed.objects.get().name == name
    assert Client().get(address.removeprefix(settings.SITE_URL)).status_code == 200
    assert address not in text_of(client.get("/me/calendar/"))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("x" * 61, "Name: at most 60 characters; these are 61."), ("a\x07b", "Something here cannot be shown as text.")],
)
def test_name_that_cannot_be_kept(name, sentence):
    person = make_commitment().person
    response = client_of(person).post(NEW, {"name": name})
    page = text_of(response)
    assert response.status_code == 422
    assert "<title>Error: In your calendar" in page
    assert '<a href="#feed_name">' in page
    assert page.count(sentence) == 2
    assert 'aria-invalid="true"' in page
    assert name in page
    assert not CalendarFeed.objects.exists()


def test_calendar_addresses_are_enough_at_ten():
    person = make_commitment().person
    for number in range(10):
        make_calendar_feed(person=person, name=str(number), now=NOW)
    response = client_of(person).post(NEW, {"name": "one more"})
    assert response.status_code == 422
    assert "There are 10 addresses already. Revoke one first." in text_of(response)
    assert CalendarFeed.objects.count() == 10


def test_calendar_address_that_is_revoked_is_gone_at_once_and_others_stay():
    person = make_commitment().person
    gone, stays = feed_of(person, "Work"), feed_of(person, "Phone")
    client, path = client_of(person), f"/me/calendar/feeds/{CalendarFeed.objects.get(name='Work').pk}/revoke/"
    assert client.get(path).status_code == 405
    assert client.post(path).status_code == 303
    assert "The address “Work” shows nothing from now on." in text_of(client.get("/me/calendar/"))
    assert Client().get(gone).status_code == 404
    assert Client().get(stays).status_code == 200
    assert client.post(path).status_code == 404


@pytest.mark.parametrize("who", ["other", "visitor", "staff"])
def test_calendar_is_revoked_and_downloaded_by_its_owner_alone(who):
    commitment = make_commitment()
    feed_of(commitment.person)
    client = client_of({"other": make_person, "visitor": lambda: None, "staff": make_staff}[who]())
    assert client.post(f"/me/calendar/feeds/{CalendarFeed.objects.get().pk}/revoke/").status_code == 404
    assert client.get(f"/commitments/{commitment.pk}/plan.ics").status_code == 404
    assert CalendarFeed.objects.count() == 1


def test_calendar_file_holds_one_plan():
    commitment = make_commitment(firmness="firm")
    make_commitment(person=commitment.person, what="choir")
    response = client_of(commitment.person).get(f"/commitments/{commitment.pk}/plan.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="protected-times.ics"'
    assert response["Cache-Control"] == "no-store"
    (series,) = components(response.content)
    assert series["UID"] == f"commitment-{commitment.pk}@127.0.0.1"
    assert (series["SUMMARY"], series["TRANSP"]) == ("supper at home, for family", "OPAQUE")
    assert len(expanded(response.content)) == 4


def test_feed_holds_all_plans_of_one_person_and_opens_nothing():
    commitment = make_commitment()
    make_commitment(person=commitment.person, what="choir")
    make_commitment(what="not mine")
    client, path = Client(), feed_of(commitment.person)
    before = CalendarFeed.objects.values().get()
    response = client.get(path)
    assert [str(each["SUMMARY"]) for each in components(response.content)] == [
        "choir, for family",
        "supper at home, for family",
    ]
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert not Session.objects.exists()
    assert CalendarFeed.objects.values().get() == before
    assert client.post(path).status_code == 405


def test_feed_without_a_plan_says_so_until_there_is_one():
    person = make_person()
    client, path = Client(), feed_of(person)
    empty = client.get(path)
    (note,) = components(empty.content)
    assert note["SUMMARY"] == "Nothing is protected at the moment"
    assert note["TRANSP"] == "TRANSPARENT"
    assert expanded(empty.content) == [(note.start, note.start + timedelta(days=1))]
    with time_machine.travel(NOW + timedelta(days=100), tick=False):
        assert client.get(path, headers={"if-none-match": empty["ETag"]}).status_code == 304
    make_commitment(person=person)
    assert [str(each["SUMMARY"]) for each in components(client.get(path).content)] == ["supper at home, for family"]


def test_plan_that_was_finished_keeps_its_series_in_feed_and_file():
    commitment = make_commitment()
    path = feed_of(commitment.person)
    archive_commitment(commitment=commitment, now=NOW)
    for address in (path, f"/commitments/{commitment.pk}/plan.ics"):
        assert components(client_of(commitment.person).get(address).content)


def test_feed_that_has_not_changed_is_answered_with_304():
    commitment = make_commitment()
    client, path = Client(), feed_of(commitment.person)
    first = client.get(path)
    uids = {str(each["UID"]) for _ in range(10) for each in components(client.get(path).content)}
    with time_machine.travel(NOW + timedelta(days=100), tick=False):
        again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-cache"
    assert len(uids) == 1
    archive_commitment(commitment=commitment, now=NOW)
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200
    assert client.head(path).status_code == 200


def test_calendar_address_that_shows_nothing_is_not_repeated(client):
    token = "Zx" * 21 + "q"
    response = client.get(f"/calendar/{token}/plans.ics")
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert "It may have been revoked" in response.content.decode()
    assert token not in response.content.decode()


def test_feed_is_erased_with_the_person():
    person = make_commitment().person
    path = feed_of(person)
    erase_person(person, now=NOW)
    assert Client().get(path).status_code == 404
    assert not CalendarFeed.objects.exists()
    assert not CalendarRevision.objects.exists()


@pytest.mark.parametrize("count", [1, 4])
def test_feed_needs_no_query_for_each_plan(django_assert_num_queries, count):
    person = make_person()
    for _ in range(count):
        make_commitment(person=person, answers="K")
    client, path = Client(), feed_of(person)
    with django_assert_num_queries(3):
        client.get(path)


@pytest.mark.parametrize("path", ["/week/", "/me/", "/commitments/{}/saved/"])
def test_calendar_has_a_way_there(path):
    commitment = make_commitment()
    page = text_of(client_of(commitment.person).get(path.format(commitment.pk)))
    assert 'href="/me/calendar/"' in page


def test_calendar_address_brings_an_alarm_where_it_was_asked_for():
    commitment = make_commitment()
    client = client_of(commitment.person)
    page = text_of(client.post(NEW, {"name": "Phone", "alarm": "15"}))
    assert "brings an alarm, 15 minutes before" in page
    path = re.search(r"/calendar/[\w-]{43}/plans.ics", page)[0]
    feed = Client().get(path).content.decode()
    assert feed.count("BEGIN:VALARM") == 1
    assert "TRIGGER:-PT15M" in feed
    assert "BEGIN:VALARM" not in Client().get(feed_of(commitment.person)).content.decode()


@pytest.mark.parametrize("alarm", ["7", "soon", "-5"])
def test_calendar_alarm_that_is_not_in_the_list(alarm):
    client = client_of(make_commitment().person)
    response = client.post(NEW, {"name": "Phone", "alarm": alarm})
    assert response.status_code == 422
    assert '<a href="#feed_alarm">Choose from the list when the alarm comes.' in text_of(response)
    assert not CalendarFeed.objects.exists()


def test_calendar_page_says_how_to_get_the_times_on_a_phone():
    page = text_of(client_of(make_commitment().person).get("/me/calendar/"))
    assert all(
        each in page.partition('id="phone"')[2] for each in ["iPhone", "Android with Google Calendar", "Only once"]
    )
