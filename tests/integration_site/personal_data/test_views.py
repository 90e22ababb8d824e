import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import DeviceCode, MailLink, Person, ReturnLink, Session
from accounts.sign_in.device_codes import make_code
from accounts.sign_in.email_links import request_sign_in_email
from accounts.sign_in.private_links import make_return_link
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff
from tests.regions import texts_of

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"http://127.0.0.1:8000(/link/[\w-]{43}/)")


def text_of(response):
    return response.content.decode()


def link_of(person, name="Phone"):
    make_return_link(person=person, name=name, lands_on="commitments:week", now=NOW)
    return ReturnLink.objects.latest("pk")


def test_data_page_says_what_is_stored():
    commitment = make_commitment(answers="K")
    response = client_of(commitment.person).get("/me/")
    page = text_of(response)
    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in page
    assert [text for text in texts_of(page, "li") if text.startswith("Protected times 4")]
    assert "supper at home" not in page


def test_data_page_of_who_has_nothing_open():
    client = client_of(None)
    page = text_of(client.get("/me/"))
    assert "Nothing of yours is open in this browser" in page
    for path in ("links/new", "time-zone", "sessions/end"):
        assert client.post(f"/me/{path}/").status_code == 404


def test_staff_see_what_they_saved_and_no_ways_in():
    staff = make_commitment(person=make_staff()).person
    client = client_of(staff)
    page = text_of(client.get("/me/"))
    assert [text for text in texts_of(page, "li") if text.startswith("Protected times 4")]
    assert "It has a password, so no private link" in page
    for path in ("links/new", "sessions/end", "email", "email/remove", "code", "join"):
        assert f'action="/me/{path}/"' not in page
        assert client.post(f"/me/{path}/").status_code == 404
    assert client.post("/me/time-zone/", {"time_zone": "Asia/Tokyo"}).status_code == 303


def test_link_is_shown_once_and_opens_the_week():
    person = make_person()
    client = client_of(person)
    page = text_of(client.post("/me/links/new/", {"name": "My phone"}))
    path = ADDRESS.search(page)[1]
    assert path.split("/")[2] not in text_of(client.get("/me/"))
    assert "My phone" in text_of(client.get("/me/"))
    response = Client().post(path)
    assert (response.status_code, response["Location"]) == (303, "/week/")


def test_links_live_beside_one_another_and_each_is_revocable():
    person = make_person()
    client = client_of(person)
    pages = [text_of(client.post("/me/links/new/", {"name": name})) for name in ("One", "")]
    one, two = [ADDRESS.search(page)[1] for page in pages]
    first = ReturnLink.objects.get(name="One")
    assert client.post(f"/me/links/{first.pk}/revoke/").status_code == 303
    assert "“One” no longer works" in text_of(client.get("/me/"))
    assert Client().post(one).status_code == 404
    assert Client().post(two).status_code == 303
    assert client.post(f"/me/links/{first.pk}/revoke/").status_code == 404


@pytest.mark.parametrize("who", ["other", "visitor", "staff"])
def test_link_is_revoked_by_its_owner_alone(who):
    link = link_of(make_person())
    asking = {"other": make_person, "visitor": lambda: None, "staff": make_staff}[who]()
    assert client_of(asking).post(f"/me/links/{link.pk}/revoke/").status_code == 404
    assert ReturnLink.objects.live().count() == 1


def test_link_that_is_an_eleventh_is_refused_with_the_reason():
    person = make_person()
    for _ in range(10):
        link_of(person)
    response = client_of(person).post("/me/links/new/", {"name": "One more"})
    page = text_of(response)
    assert response.status_code == 422
    assert "<title>Error: Your data here" in page
    assert '<a href="#link_name">There are 10 links already. Revoke one first.</a>' in page
    assert 'value="One more"' in page


def test_clock_can_be_changed():
    person = make_person()
    client = client_of(person)
    assert client.post("/me/time-zone/", {"time_zone": "Asia/Tokyo"}).status_code == 303
    person.refresh_from_db()
    assert person.time_zone == "Asia/Tokyo"
    for wrong in ("Mars/Base", "", "x" * 99):
        assert client.post("/me/time-zone/", {"time_zone": wrong}).status_code == 422


def test_clock_that_nobody_chose_is_said_and_proposed():
    client = client_of(Person.objects.create_guest())
    page = client.get("/me/").content.decode()
    assert "None is chosen yet. Until then the clock of London counts." in page
    assert "data-guess" in page
    client.post("/me/time-zone/", {"time_zone": "Asia/Tokyo"})
    page = client.get("/me/").content.decode()
    assert "None is chosen yet" not in page
    assert "data-guess" not in page
    assert 'value="Asia/Tokyo" selected' in page


def test_browsers_but_this_one_are_closed():
    person = make_person()
    here, there = client_of(person), client_of(person)
    stranger = client_of(make_person())
    assert here.post("/me/sessions/end/").status_code == 303
    assert "Nothing of yours is open" in text_of(there.get("/me/"))
    assert "This one stays open" in text_of(here.get("/me/"))
    assert "Private links" in text_of(stranger.get("/me/"))


def test_closing_other_browsers_ends_a_copy_of_this_one_s_cookie_too():
    here, thief = client_of(make_person()), Client()
    thief.cookies["sessionid"] = here.cookies["sessionid"].value
    assert "Private links" in text_of(thief.get("/me/"))
    here.post("/me/sessions/end/")
    assert "Nothing of yours is open" in text_of(thief.get("/me/"))
    assert "Private links" in text_of(here.get("/me/"))


@pytest.mark.parametrize("data", [{}, {"here": "1"}])
def test_closing_ends_codes_and_mailed_links_and_leaves_private_ones(data, mailoutbox):
    person, stranger = make_person(), make_person()
    client = client_of(person)
    for each, email in ((person, "ada@example.org"), (stranger, "bob@example.org")):
        Person.objects.filter(pk=each.pk).update(email=email)
        request_sign_in_email(email, now=timezone.now())
        make_code(each, now=timezone.now())
    secret = make_return_link(person=person, name="Phone", lands_on="commitments:week", now=NOW)
    assert client.post("/me/sessions/end/", data).status_code == 303
    sent = re.search("(/mail-link/[^/]+/)", mailoutbox[0].body)[1]
    assert Client().post(sent).status_code == 404
    assert list(MailLink.objects.values_list("person", flat=True)) == [stranger.pk]
    assert list(DeviceCode.objects.values_list("person", flat=True)) == [stranger.pk]
    assert Client().post(f"/link/{secret}/").status_code == 303


def test_browsers_are_all_closed():
    person = make_person()
    here = client_of(person)
    assert here.post("/me/sessions/end/", {"here": "1"})["Location"] == "/week/"
    assert "No plan on this device" in text_of(here.get("/week/"))
    assert not Session.objects.filter(person=person).exists()


@time_machine.travel(NOW, tick=False)
def test_data_page_looked_at_changes_no_row_but_the_session():
    client = client_of(make_commitment().person)
    client.get("/me/")
    before = list(Session.objects.values())
    client.get("/me/")
    assert list(Session.objects.values()) == before


def test_changes_by_get_are_refused():
    client = client_of(make_person())
    for path in ("links/new", "time-zone", "sessions/end"):
        assert client.get(f"/me/{path}/").status_code == 405
