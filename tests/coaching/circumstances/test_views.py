import html
import re

import pytest
import time_machine
from django.test import Client

from accounts.models import Person
from assessments.codes import encode
from coaching.actions import react
from coaching.circumstances.actions import save_circumstances
from coaching.models import Circumstance
from coaching.suggestions import library
from tests.assessments.patterns import answers
from tests.commitments.factories import NOW, client_of, make_commitment, make_person, make_staff
from tests.htmx import from_htmx
from tests.integration_site.full_person import exported
from tests.integration_site.joined import join_for_good
from tests.regions import regions, texts_of

pytestmark = pytest.mark.django_db
PATH = "/coach/circumstances/"
ERASE = "/coach/circumstances/erase/"
QUESTION = "What is your life like at present?"
CODE = encode(1, answers(experience="blended", priority="family", control="limited"))


@pytest.fixture(autouse=True)
def a_sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def kinds_of(person):
    return {row.kind for row in Circumstance.objects.for_person(person)}


def make_life(*kinds):
    person = make_person()
    save_circumstances(person=person, kinds=kinds, now=NOW)
    return person


def ticked(page):
    return {box.attributes["value"] for box in regions(page, "input[name=circumstance]") if "checked" in box.attributes}


def text_of(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.content.decode())))


def test_question_is_asked_of_a_visitor_and_nothing_is_stored(client):
    response = client.get(PATH)
    page = response.content.decode()
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert f"<h1>{QUESTION}</h1>" in page
    assert len(regions(page, "input[type=checkbox][name=circumstance]")) == 12
    assert ticked(page) == set()
    assert not Person.objects.exists()


def test_saving_makes_a_guest_and_stands_in_no_address(client):
    response = client.post(PATH, {"circumstance": ["children", "own-illness"]})
    assert (response.status_code, response["Location"]) == (303, PATH)
    assert kinds_of(Person.objects.get()) == {"children", "own-illness"}
    page = client.get(PATH)
    assert ticked(page.content.decode()) == {"children", "own-illness"}
    assert "Kept. Suggestions go by it from now on." in text_of(page)
    assert "Caring for children, since 22 November 2026" in text_of(page)


def test_visitor_who_ticks_nothing_stays_one(client):
    assert client.post(PATH).status_code == 303
    assert "Nothing was ticked, so nothing is kept." in text_of(client.get(PATH))
    assert not Person.objects.exists()


def test_ticks_are_changed_and_only_new_ones_have_a_new_day():
    person = make_life("children", "shifts")
    with time_machine.travel("2026-12-01T09:00Z", tick=False):
        client_of(person).post(PATH, {"circumstance": ["shifts", "studying"]})
    days = {row.kind: str(row.noted_at.date()) for row in Circumstance.objects.for_person(person)}
    assert days == {"shifts": "2026-11-22", "studying": "2026-12-01"}


def test_ticks_all_taken_off_keep_nothing():
    person = make_life("children")
    client = client_of(person)
    assert client.post(PATH).status_code == 303
    assert "Nothing of it is kept any more." in text_of(client.get(PATH))
    assert kinds_of(person) == set()


def test_ticks_are_erased_and_nobody_else_s():
    person, other = make_life("children", "alone"), make_life("shifts")
    client = client_of(person)
    assert client.post(ERASE)["Location"] == PATH
    page = client.get(PATH)
    assert "Erased. Nothing of it is kept any more." in text_of(page)
    assert not regions(page.content.decode(), f"form[action={ERASE}]")
    assert kinds_of(person) == set()
    assert kinds_of(other) == {"shifts"}
    assert Client().post(ERASE).status_code == 303


def test_form_sent_twice_keeps_it_once():
    person = make_life()
    client = client_of(person)
    (seen,) = [each.attributes["value"] for each in regions(client.get(PATH).content.decode(), "input[name=seen]")]
    data = {"circumstance": ["alone"], "seen": seen}
    assert [client.post(PATH, data).status_code for _ in range(2)] == [303, 303]
    assert Circumstance.objects.count() == 1


def test_tick_sent_twice_in_one_form_is_kept_once(client):
    assert client.post(PATH, {"circumstance": ["alone", "alone"]}).status_code == 303
    assert Circumstance.objects.get().kind == "alone"


def test_tab_behind_asks_before_it_overwrites():
    client = client_of(make_life("alone"))
    (seen,) = [each.attributes["value"] for each in regions(client.get(PATH).content.decode(), "input[name=seen]")]
    client.post(PATH, {"circumstance": ["alone", "shifts"], "seen": seen})
    response = client.post(PATH, {"circumstance": ["studying"], "seen": seen})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Your life at present" in page
    assert "This was changed in another tab or browser" in page
    assert '<b dir="auto">Shifts or nights, Living alone</b>. You sent: <b dir="auto">Studying</b>' in page
    assert {row.kind for row in Circumstance.objects.all()} == {"alone", "shifts"}
    (seen,) = [each.attributes["value"] for each in regions(page, "input[name=seen]")]
    assert client.post(PATH, {"circumstance": ["studying"], "seen": seen}).status_code == 303
    assert {row.kind for row in Circumstance.objects.all()} == {"studying"}


@pytest.mark.parametrize("wrong", ["rich", "", "children "])
def test_answer_that_is_none_of_ours_is_refused_and_nothing_kept(client, wrong):
    response = client.post(PATH, {"circumstance": ["alone", wrong], "back": "coach", "result": CODE})
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_circumstance">Choose from the answers below.</a>' in page
    assert ticked(page) == {"alone"}
    assert regions(page, f"input[type=hidden][name=result][value={CODE}]")
    assert regions(page, "input[type=hidden][name=back][value=coach]")
    assert not Person.objects.exists()


@pytest.mark.parametrize("fields", [{"result": "x" * 41}, {"portrait": "x" * 41}, {"back": "/evil/"}])
def test_way_back_that_is_none_is_refused(client, fields):
    assert client.post(PATH, {"circumstance": ["alone"]} | fields).status_code == 422
    assert not Person.objects.exists()


@pytest.mark.parametrize(("method", "path"), [("put", PATH), ("delete", PATH), ("get", ERASE)])
def test_methods_that_do_not_fit_are_refused(client, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_form_from_elsewhere_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post(PATH, {"circumstance": ["alone"]}).status_code == 403
    assert client.post(ERASE).status_code == 403


def test_address_ticks_nothing(client):
    assert ticked(client.get(f"{PATH}?circumstance=alone").content.decode()) == set()


def test_region_comes_alone_in_place_and_says_what_happened():
    client = client_of(make_life())
    response = client.post(PATH, {"circumstance": ["alone"]}, headers=from_htmx("circumstances"))
    assert response.status_code == 303
    part = client.get(PATH, headers=from_htmx("circumstances")).content.decode()
    assert "<!doctype" not in part.lower()
    assert ticked(part) == {"alone"}
    assert "Kept. Suggestions go by it from now on." in texts_of(part, "#said")[0]


def test_coach_asks_and_leads_back_to_where_it_was_with_the_result(client):
    page = client.get(f"/coach/?result={CODE}").content.decode()
    assert regions(page, f"form[action={PATH}]")
    data = {"circumstance": ["children"], "back": "coach", "result": CODE}
    response = client.post(PATH, data)
    assert response["Location"] == f"/coach/?result={CODE}"
    text = text_of(client.get(response["Location"]))
    assert "Kept. Suggestions go by it from now on." in text
    assert "Because you care for children and no plan is running here." in text
    assert "You care for children" in text


def test_my_week_has_a_link_until_something_is_ticked():
    person = make_commitment(answers="KB").person
    client = client_of(person)
    assert regions(client.get("/week/").content.decode(), f"a[href={PATH}]")
    save_circumstances(person=person, kinds=["shifts"], now=NOW)
    page = client.get("/week/").content.decode()
    assert not regions(page, f"a[href={PATH}]")
    assert "Because you work shifts or nights" in page


def test_ask_the_coach_and_the_library_have_a_link(client):
    for path in ("/coach/ask/", "/coach/library/"):
        assert regions(client.get(path).content.decode(), f"a[href={PATH}]"), path


def test_my_week_without_a_suggestion_has_no_link():
    person = make_commitment(answers="KB").person
    react(person=person, items=[item.id for item in library.suggestions().items], kind="later", now=NOW)
    assert not regions(client_of(person).get("/week/").content.decode(), f"a[href={PATH}]")


def test_staff_see_that_something_was_ticked_and_not_what():
    make_life("own-illness")
    row, client = Circumstance.objects.get(), client_of(make_staff())
    for path in ["/admin/coaching/circumstance/", f"/admin/coaching/circumstance/{row.pk}/change/"]:
        response = client.get(path)
        assert response.status_code == 200
        assert "own-illness" not in response.content.decode()
        assert "An illness or a disability" not in response.content.decode()
    assert client.get("/admin/coaching/circumstance/?kind=own-illness").status_code != 200


def test_joining_keeps_what_either_ticked_once():
    one, other = make_life("children", "shifts"), make_life("shifts", "alone")
    join_for_good(person=one, into=other, now=NOW)
    assert kinds_of(other) == {"children", "shifts", "alone"}
    assert Circumstance.objects.count() == 3


def test_export_has_them_and_a_person_erased_has_none():
    person = make_life("children", "new-here")
    rows = exported(person)["tables"]["coaching.circumstance"]
    assert [row["kind"] for row in rows] == ["children", "new-here"]
    person.delete()
    assert not Circumstance.objects.exists()


def test_privacy_page_says_that_they_are_stored(client):
    text = text_of(client.get("/privacy/"))
    assert "What your life is like at present: nothing, unless you tick it for the coach." in text
    assert "What you ticked of your life at present: which of twelve answers, and when" in text
