import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import DeviceCode, Person, Session
from accounts.sign_in.device_codes import consume_code, find_code, letters_of, make_code

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def make_person():
    return Person.objects.create_guest(time_zone="Europe/London")


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_code_is_shown_once_with_its_picture():
    person = make_person()
    client = Client()
    client.force_login(person)
    response = client.post("/me/code/")
    page = response.content.decode()
    code = re.search(r"<b>([A-Z]{4} [A-Z]{4})</b>", page)[1]
    assert response["Cache-Control"] == "no-store"
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page or "<svg " in page
    assert "style=" not in page.split("<body>")[1]
    other = Client()
    assert other.post("/week/code/", {"code": code.lower()})["Location"] == "/week/"
    assert signed_in(other) == str(person.pk)
    assert other.post("/week/code/", {"code": code}).status_code == 422


@time_machine.travel(NOW, tick=False)
def test_code_ends_after_ten_minutes_and_a_new_one_ends_it():
    person = make_person()
    old = make_code(person, now=NOW)
    assert find_code(f" {old[:4].lower()}-{old[4:]}", now=NOW + timedelta(minutes=9))
    assert find_code(old, now=NOW + timedelta(minutes=10)) is None
    row = find_code(old, now=NOW)
    new = make_code(person, now=NOW)
    assert find_code(old, now=NOW) is None
    assert not consume_code(row)
    assert [consume_code(find_code(new, now=NOW)), find_code(new, now=NOW)] == [True, None]


def test_code_is_not_told_by_its_row():
    code = make_code(make_person(), now=NOW)
    assert code not in str(DeviceCode.objects.values().get())
    assert re.fullmatch("[B-DF-HJ-NP-TV-XZ]{8}", code)


def test_picture_address_looked_at_tries_no_code(client):
    code = make_code(make_person(), now=datetime.now(UTC))
    pages = [client.get(f"/code/{each}/").content.decode() for each in (code, "BBBBBBBB")]
    assert all("Open my things here" in page for page in pages)
    assert not Session.objects.exists()
    assert client.post(f"/code/{code}/").status_code == 405


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Type the eight letters"), ("ABC", "The code has eight letters"), ("BBBBBBBB", "This code does not work")],
)
def test_code_that_is_none_is_refused(client, typed, sentence):
    response = client.post("/week/code/", {"code": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert f'<a href="#code">{sentence}' in page
    assert f'value="{typed}"' in page


@pytest.mark.parametrize("typed", ["bcdf-ghjk", "ＢＣＤＦ ＧＨＪＫ", "BC\u00adDF\u200b–GHJK "])
def test_code_in_any_spelling(typed):
    assert letters_of(typed) == "BCDFGHJK"


@time_machine.travel(NOW, tick=False)
def test_tries_are_counted(client, settings):
    settings.THROTTLES = {"code": (2, 600), "code-site": (9, 600), "code-total": (9, 600)}
    codes = [client.post("/week/code/", {"code": "BBBBBBBB"}).status_code for _ in range(3)]
    assert codes == [422, 422, 429]
    good = make_code(make_person(), now=NOW)
    response = client.post("/week/code/", {"code": good})
    assert (response.status_code, response["Retry-After"]) == (429, "600")
    assert signed_in(client) is None
    assert make_code(make_person(), now=NOW)


def statuses_of_guesses(networks):
    return [Client(REMOTE_ADDR=address).post("/week/code/", {"code": "BBBBBBBB"}).status_code for address in networks]


@time_machine.travel(NOW, tick=False)
def test_networks_of_one_site_share_their_tries(settings):
    settings.THROTTLES = {"code": (10, 600), "code-site": (3, 600), "code-total": (99, 600)}
    assert statuses_of_guesses(f"2001:db8:1:{number}::1" for number in range(5)) == [422, 422, 422, 429, 429]
    assert statuses_of_guesses(["2001:db8:2::1", "192.0.2.7"]) == [422, 422]


@time_machine.travel(NOW, tick=False)
def test_tries_of_all_the_world_together_are_counted(settings):
    settings.THROTTLES = {"code": (10, 600), "code-site": (10, 600), "code-total": (3, 600)}
    assert statuses_of_guesses(f"2001:db8:{number}::1" for number in range(5)) == [422, 422, 422, 429, 429]


def test_staff_get_no_code():
    with pytest.raises(ValueError, match="password"):
        make_code(Person.objects.create_superuser("staff@example.org", "long enough"), now=NOW)
