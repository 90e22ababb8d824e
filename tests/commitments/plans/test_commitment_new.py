import re

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import Person, Session
from assessments.codes import encode
from assessments.suggestions import suggestion_for
from commitments.models import Commitment, MicroHabit, Occasion, Value
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person
from tests.htmx import from_htmx
from tests.regions import regions, text_of

pytestmark = pytest.mark.django_db
URL = "/commitments/new/"
ROWS = [Person, Value, Commitment, Occasion, MicroHabit, Session]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def counts():
    return [model.objects.count() for model in ROWS]


def token_in(response):
    return TOKEN.search(response.content.decode())[1]


def test_url_name_is_view_name():
    assert reverse("commitments:commitment_new") == URL


@time_machine.travel(NOW, tick=False)
def test_commitment_saved_by_a_visitor_makes_one_guest(client):
    response = client.post(URL, form_data(cue="I close the laptop", action="write one line"))
    commitment = Commitment.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"/commitments/{commitment.pk}/saved/"
    assert response["Cache-Control"] == "no-store"
    assert counts() == [1, 1, 1, 4, 1, 1]
    assert client.session["_auth_user_id"] == str(commitment.person_id)
    assert client.get(response["Location"]).status_code == 200


def test_commitment_form_gives_a_guest_its_time_zone(client):
    client.post(URL, form_data(time_zone="Asia/Kolkata"))
    assert Person.objects.get().time_zone == Commitment.objects.get().time_zone == "Asia/Kolkata"
    assert b'value="Asia/Kolkata" selected' in client.get(URL).content


def test_commitment_can_be_a_person_s_second():
    commitment = make_commitment()
    response = client_of(commitment.person).post(URL, form_data(what="a long walk", value="Family"))
    assert response.status_code == 303
    assert Person.objects.count() == Value.objects.count() == 1
    assert commitment.person.commitments.count() == 2


def preview(client, region, url=URL, **data):
    response = client.post(url, data, headers=from_htmx(region))
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    return re.search(rf'<p [^>]*id="{region}">(.*?)</p>', response.content.decode())[1]


TIMES = {"weekday": "1", "part": "evening", "time_zone": "Europe/Berlin"}


@time_machine.travel(NOW, tick=False)
def test_htmx_hears_whether_the_hours_are_free_and_nothing_is_kept(client):
    free = "Tuesday evenings, 18:00 to 21:00. Nothing else of yours is protected then."
    assert preview(client, "times", **TIMES) == free
    assert counts() == [0, 0, 0, 0, 0, 0]
    commitment = make_commitment(what="supper", days=(1,), now=NOW)
    own, before = client_of(commitment.person), counts()
    taken = "Tuesdays, 20:30 to 22:00. It shares time with supper; both stay."
    assert preview(own, "times", **TIMES | {"part": "own", "start": "20:30", "minutes": "90"}) == taken
    assert preview(own, "times", **TIMES | {"weekday": "2"}).startswith("Wednesday evenings")
    assert preview(own, "times", f"/commitments/{commitment.pk}/edit/", **TIMES) == free
    assert preview(own, "times", weekday="week", time_zone="Europe/Berlin") == ""
    assert preview(own, "times", **TIMES | {"weekday": "9"}) == ""
    assert preview(client_of(make_person()), "times", **TIMES) == free
    assert counts()[2:5] == before[2:5]


def test_htmx_hears_of_a_fourth_that_is_to_hold_fast():
    commitment = make_commitment(is_non_negotiable=True)
    client = client_of(commitment.person)
    assert preview(client, "limit", is_non_negotiable="on") == "With this one, two of three stay fixed."
    assert preview(client, "limit") == ""
    for _ in range(2):
        make_commitment(person=commitment.person, is_non_negotiable=True)
    assert preview(client, "limit", is_non_negotiable="on").startswith("Three things are fixed already.")
    edited = f"/commitments/{commitment.pk}/edit/"
    assert preview(client, "limit", edited, is_non_negotiable="on") == "With this one, three of three stay fixed."


def test_commitment_form_asks_and_keeps_nothing(client):
    response = client.get(URL)
    page = response.content.decode()
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    assert '<meta name="robots" content="noindex">' in page
    assert "csrfmiddlewaretoken" in page
    assert "<title>Protect one thing · Work-Life Harmony</title>" in page
    assert 'role="alert"' not in page
    assert len(regions(page, "details.fold")) == 4
    assert not regions(page, "details.fold[open]")
    assert counts() == [0] * 6
    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_commitment_form_that_is_invalid_is_shown_again_and_nothing_is_kept(client):
    response = client.post(URL, form_data(what="", value="my <b>family</b>", obstacle="a late call"))
    page = response.content.decode()
    assert response.status_code == 422
    assert response["Cache-Control"] == "private, no-cache"
    assert "<title>Error: Protect one thing" in page
    assert 'role="alert"' in page
    assert "Two things need another look" in page
    assert '<a href="#id_what">Say what you protect.' in page
    assert regions(page, "p.field__error#id_what_error")
    assert 'aria-describedby="id_what_helptext id_what_error"' in page
    assert 'value="my &lt;b&gt;family&lt;/b&gt;"' in page
    assert len(regions(page, "details.fold[open]")) == 1
    assert counts() == [0] * 6
    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_commitment_form_gives_examples_beside_empty_slots_and_never_in_them(client):
    page = client.get(URL).content.decode()
    assert "placeholder" not in page
    assert "Such as: supper at home" in text_of(page, "#id_what_helptext")
    assert "Such as: a late request comes in" in text_of(page, "#id_obstacle_helptext")
    filled = client.get(URL, {"portrait": "blender"}).content.decode()
    assert not regions(filled, "#id_what_helptext")
    assert 'aria-describedby="id_what_helptext"' not in filled


def test_commitment_form_sent_empty_is_invalid(client):
    assert client.post(URL).status_code == 422


def test_commitment_form_refuses_other_methods(client):
    assert client.put(URL).status_code == 405


def test_commitment_form_is_filled_by_a_result_that_is_named(client):
    code = encode(1, {"experience": "conflict", "priority": "family", "control": "high"})
    suggestion = suggestion_for(code)
    page = client.get(URL, {"result": code}).content.decode()
    assert f'value="{suggestion.what}"' in page
    assert f"/assessments/quick/results/{code}/" in page
    assert suggestion.profile_name in page
    assert f"With a two-minute habit: After {suggestion.cue}, I will {suggestion.action}." in text_of(page, "form#plan")
    assert not regions(page, "details.fold[open]")


def test_commitment_form_is_filled_by_a_portrait_that_is_named(client):
    page = client.get(URL, {"portrait": "blender"}).content.decode()
    assert 'value="supper at home"' in page
    assert 'come from a portrait, <a href="/profiles/blender/">Blender</a>' in page
    assert "starting point" not in page


def test_advice_fills_the_form_with_its_step(client):
    page = client.get(URL, {"portrait": "blender", "advice": "one-door-first"}).content.decode()
    assert text_of(page, "textarea#id_what") == "one hour that belongs to one thing"


@pytest.mark.parametrize("code", ["", "nonsense", "'><script>", "x" * 500])
def test_commitment_form_is_not_filled_by_a_bad_code(client, code):
    response = client.get(URL, {"result": code})
    assert response.status_code == 200
    assert b"starting point" not in response.content


def test_commitment_forms_in_two_tabs_before_the_first_save_both_save():
    browser = Client(enforce_csrf_checks=True)
    first, second = browser.get(URL), browser.get(URL)
    for tab, what in [(first, "supper at home"), (second, "a long walk")]:
        response = browser.post(URL, form_data(what=what, csrfmiddlewaretoken=token_in(tab)))
        assert response.status_code == 303
    person = Person.objects.get()
    assert sorted(person.commitments.values_list("what", flat=True)) == ["a long walk", "supper at home"]


def test_commitment_post_without_token_is_refused():
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(URL, form_data()).status_code == 403
    assert counts() == [0] * 6


def test_commitment_save_that_stops_leaves_no_guest(client, monkeypatch):
    def stop(**options):
        raise RuntimeError("stopped")

    monkeypatch.setattr("commitments.plans.views.save_commitment", stop)
    client.raise_request_exception = False
    assert client.post(URL, form_data()).status_code == 500
    assert counts() == [0] * 6


def test_commitment_form_asks_the_database_only_who_is_there(django_assert_num_queries, client):
    with django_assert_num_queries(0):
        client.get(URL)
    signed_in = client_of(make_person())
    with django_assert_num_queries(3):
        signed_in.get(URL)
