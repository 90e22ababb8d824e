import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import Person, ReturnLink, Session
from assessments.codes import encode
from assessments.full.actions import save_answer
from assessments.models import Attempt, ItemAnswer
from tests.assessments.patterns import answers
from tests.assessments.sheets import (
    NEWEST,
    client_of,
    form_of,
    make_attempt,
    make_guest,
    newest_attempt,
    newest_form,
    newest_sheet,
    part_of,
    sheet,
)
from tests.htmx import from_htmx
from tests.regions import regions

pytestmark = pytest.mark.django_db
START, REVIEW, LINK = "/assessments/full/", "/assessments/full/review/", "/assessments/full/link/"
ROWS = [Person, Session, Attempt, ItemAnswer, ReturnLink]
SECRET = re.compile(r"/link/([\w-]{43})/")

KEPT = from_htmx("kept")


def section(number):
    return f"/assessments/full/section/{number}/"


def counts():
    return [model.objects.count() for model in ROWS]


def test_url_names_are_view_names():
    assert reverse("assessments:full_start") == START
    assert reverse("assessments:full_section", args=[2]) == section(2)
    assert reverse("assessments:full_review") == REVIEW
    assert reverse("assessments:full_link") == LINK
    assert reverse("assessments:full_result", args=[3]) == "/assessments/full/results/3/"


@pytest.mark.parametrize(("path", "cache_control"), [(START, "no-store"), (section(1), "private, no-cache")])
def test_full_assessment_looked_at_keeps_nothing(client, path, cache_control):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == cache_control
    assert b'content="noindex"' in response.content
    assert counts() == [0] * 5
    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_section_that_is_first_makes_a_guest_and_shows_the_link_once(client):
    response = client.post(section(1), newest_form(1))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert counts() == [1, 1, 1, 7, 1]
    page = response.content.decode()
    assert "Saved: section 1" in page
    assert SECRET.search(page)[1] not in str(list(ReturnLink.objects.values()))
    again = client.post(section(1), newest_form(1))
    assert (again.status_code, again["Location"]) == (303, section(2))
    assert b"You have a private link" in client.get(START).content
    assert counts() == [1, 1, 1, 7, 1]


def test_section_with_gaps_is_shown_again_with_what_was_marked(client):
    data = newest_form(1, newest_sheet(5))
    del data["work-messages"]
    response = client.post(section(1), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: Section 1 of 6" in page
    assert "One statement needs an answer" in page
    assert '<a href="#work-messages-1">' in page
    assert 'aria-describedby="work-messages-error"' in page
    assert page.count('" checked>') == 6
    assert counts() == [0] * 5


@pytest.mark.parametrize("value", ["0", "6", "x", ""])
def test_value_that_is_not_on_the_list_is_refused(client, value):
    assert client.post(section(1), newest_form(1) | {"thoughts-stop": value}).status_code == 422
    assert client.post(section(1)).status_code == 422
    assert counts() == [0] * 5


def test_section_says_saved_and_leads_on_to_the_review():
    attempt = newest_attempt(sections=1)
    client = client_of(attempt.person)
    for number in range(2, 7):
        page = client.get(section(number)).content.decode()
        left = 7 - number
        assert f"Section {number} of 6, about {left} minute{'s' if left > 1 else ''} left" in page
        response = client.post(section(number), newest_form(number))
        assert response.status_code == 303
    assert response["Location"] == REVIEW
    page = client.get(REVIEW).content.decode()
    assert "Saved: section 6" in page
    assert len(regions(page, ".said__row")) == 40
    assert page.count("Change section") == 6


def test_prefer_not_to_say_is_kept_as_nothing(client):
    client.post(section(1), newest_form(1, newest_sheet() | {"thoughts-stop": None}))
    assert ItemAnswer.objects.get(item="thoughts-stop").value is None
    page = client.get(section(1)).content.decode()
    assert 'id="thoughts-stop-none" checked' in page


def keep(client, number, only, values, **more):
    data = {key: str(value) for key, value in values.items()} | {"only": only} | more
    return client.post(section(number), data, headers=KEPT, follow=True)


def seen_on(client, number):
    (field,) = regions(client.get(section(number)), "input[name=seen]")
    return field.attributes["value"]


def test_answer_is_kept_as_it_is_given_and_no_other():
    attempt = newest_attempt(sections=1)
    client, (first, second, *_) = client_of(attempt.person), part_of(newest_sheet(), 2, of=NEWEST)
    seen = seen_on(client, 2)
    response = keep(client, 2, first, {first: 4, second: 5}, seen=seen)
    assert response.redirect_chain == [(section(2), 303)]
    assert response["Cache-Control"] == "no-store"
    assert "<html" not in response.content.decode()
    assert '<p id="said" data-hx-swap-oob="innerHTML">Saved. </p>' in response.content.decode()
    (renewed,) = regions(response, "input[name=seen]")
    assert renewed.attributes["value"] == seen_on(client, 2) != seen
    assert attempt.values()[first] == 4
    assert second not in attempt.values()
    keep(client, 2, first, {first: "none"}, seen=seen_on(client, 2))
    assert attempt.values()[first] is None
    assert b'id="%s-none" checked' % first.encode() in client.get(section(2)).content


def test_answer_that_is_kept_beside_newer_ones_lets_the_page_ask_before_it_overwrites_them():
    attempt = newest_attempt(sections=2)
    client, (first, second, *_) = client_of(attempt.person), part_of(newest_sheet(), 2, of=NEWEST)
    seen = seen_on(client, 2)
    save_answer(attempt=attempt, item=second, value=1)
    response = keep(client, 2, first, {first: 5, second: 3}, seen=seen)
    assert "changed in another tab or browser" in response.content.decode()
    assert not regions(response, "input[name=seen]")
    assert (attempt.values()[first], attempt.values()[second]) == (5, 1)
    whole = client.post(section(2), newest_form(2, seen=seen))
    assert whole.status_code == 422


def test_section_that_is_sent_before_its_page_knows_what_was_kept_asks_nothing():
    attempt = newest_attempt(sections=1)
    client, seen = client_of(attempt.person), seen_on(client_of(attempt.person), 2)
    keep(client, 2, "start-again", {"start-again": 3}, seen=seen)
    assert client.post(section(2), newest_form(2, seen=seen))["Location"] == section(3)


def test_answer_is_not_kept_before_the_first_section_was_sent(client):
    (item, *_) = part_of(newest_sheet(), 1, of=NEWEST)
    assert b"data-hx-post" not in client.get(section(1)).content
    response = client.post(section(1), {item: "3", "only": item}, headers=KEPT)
    assert response["HX-Redirect"] == START
    assert counts() == [0] * 5


@pytest.mark.parametrize(
    ("only", "value"), [("start-again", "9"), ("start-again", ""), ("interrupted", "3"), ("x", "3")]
)
def test_answer_that_is_none_of_this_section_is_not_kept(only, value):
    attempt = newest_attempt(sections=1)
    before = attempt.values()
    client = client_of(attempt.person)
    response = client.post(section(2), {only: value, "only": only}, headers=KEPT)
    assert response["HX-Redirect"] == START
    assert attempt.values() == before


def test_attempt_that_was_finished_meanwhile_takes_no_more_answers():
    attempt = newest_attempt()
    assert not save_answer(attempt=attempt, item="start-again", value=1)
    client = client_of(attempt.person)
    response = client.post(section(1), newest_form(1, newest_sheet(1), only="work-messages"), headers=KEPT)
    assert response["HX-Redirect"] == START
    assert Attempt.objects.count() == 1
    assert attempt.values() == newest_sheet()


@pytest.mark.parametrize(("path", "to"), [(section(2), START), (section(6), START), (REVIEW, START), (LINK, START)])
def test_visitor_is_led_to_the_beginning(client, path, to):
    for method in ("get", "post"):
        response = getattr(client, method)(path)
        assert (response.status_code, response.get("Location")) in {(303, to), (405, None)}
    assert counts() == [0] * 5


@pytest.mark.parametrize("number", [0, 7, 99])
def test_sections_are_six(client, number):
    assert client.get(section(number)).status_code == 404
    assert client.post(section(number)).status_code == 404


def test_sections_are_not_skipped_and_everything_earlier_opens():
    attempt = newest_attempt(sections=3)
    client = client_of(attempt.person)
    assert [client.get(section(number)).status_code for number in (1, 2, 3, 4)] == [200] * 4
    for path in (section(5), section(6), REVIEW):
        assert client.get(path)["Location"] == section(4)
        assert client.post(path, newest_form(6))["Location"] == section(4)
    assert ItemAnswer.objects.count() == 22
    assert f'href="{section(4)}"'.encode() in client.get(START).content


def test_change_from_the_review_leads_back_to_it():
    attempt = newest_attempt(finished=False)
    client = client_of(attempt.person)
    response = client.post(section(2), newest_form(2, newest_sheet(work_in_life=5)))
    assert response["Location"] == REVIEW
    assert attempt.values()["start-again"] == 5


def test_finishing_twice_is_finishing_once():
    attempt = newest_attempt(finished=False)
    client = client_of(attempt.person)
    for _ in range(2):
        response = client.post(REVIEW)
        assert (response.status_code, response["Location"]) == (303, f"/assessments/full/results/{attempt.pk}/")
    assert Attempt.objects.get().finished_at


def test_answers_do_not_stand_in_an_address_or_title(client):
    response = client.post(section(1), newest_form(1))
    location = client.post(section(2), newest_form(2))["Location"]
    assert location == section(3)
    titles = re.findall("<title>(.*?)</title>", response.content.decode())
    assert titles == ["Saved: your private link · Work-Life Harmony"]


def test_quick_answers_come_along(client):
    code = encode(1, answers())
    assert f"?quick={code}" in client.get(START, {"quick": code}).content.decode()
    assert f'name="quick" value="{code}"' in client.get(section(1), {"quick": code}).content.decode()
    client.post(section(1), newest_form(1, quick=code))
    assert Attempt.objects.get().quick_code == code


@pytest.mark.parametrize("code", ["nonsense", "'><script>", "x" * 500])
def test_code_that_is_bad_is_left_behind(client, code):
    assert b"quick=" not in client.get(START, {"quick": code}).content
    client.post(section(1), newest_form(1, quick=code))
    assert Attempt.objects.get().quick_code == ""


def test_link_that_is_new_ends_the_old_one():
    attempt = newest_attempt(sections=1)
    client = client_of(attempt.person)
    first, second = (SECRET.search(client.post(LINK).content.decode())[1] for _ in range(2))
    assert client.get(f"/link/{first}/").status_code == 404
    assert client.get(f"/link/{second}/").status_code == 200
    assert client.get(LINK).status_code == 405


def test_staff_get_no_link():
    client = client_of(Person.objects.create_superuser("staff@example.org", "long enough"))
    assert client.post(section(1), newest_form(1))["Location"] == section(2)
    assert client.post(LINK)["Location"] == START
    assert b"private link" not in client.get(section(2)).content
    assert ReturnLink.objects.count() == 0


def test_tabs_opened_before_the_first_save_make_one_person():
    browser = Client(enforce_csrf_checks=True)
    pages = [browser.get(section(1)).content.decode() for _ in range(2)]
    for page in pages:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        browser.post(section(1), newest_form(1, csrfmiddlewaretoken=token))
    assert counts()[:3] == [1, 1, 1]
    assert browser.post(section(1), newest_form(1)).status_code == 403


def test_save_that_stops_leaves_no_guest(client, monkeypatch):
    def stop(**options):
        raise RuntimeError("stopped")

    monkeypatch.setattr("assessments.full.views.save_section", stop)
    client.raise_request_exception = False
    assert client.post(section(1), newest_form(1)).status_code == 500
    assert counts() == [0] * 5


def test_link_that_fails_takes_the_saved_section_with_it(client, monkeypatch):
    def stop(**options):
        raise RuntimeError("stopped")

    monkeypatch.setattr("assessments.full.views.replace_return_link", stop)
    client.raise_request_exception = False
    assert client.post(section(1), newest_form(1)).status_code == 500
    assert counts() == [0] * 5


@pytest.mark.parametrize("path", [REVIEW, "/assessments/full/results/1/"])
def test_full_assessment_refuses_other_methods(path):
    assert client_of(make_guest()).put(path).status_code == 405


def finish(client):
    for number in range(1, 7):
        client.post(section(number), newest_form(number))
    return client.post(REVIEW)["Location"]


def test_section_that_is_first_sent_again_after_finishing_asks_before_it_begins_anew(client):
    seen = seen_in(client.get(section(1)))
    result = finish(client)
    for data in ({}, {"seen": seen}):
        response = client.post(section(1), newest_form(1, newest_sheet(4)) | data)
        page = response.content.decode()
        assert response.status_code == 422
        assert "You have finished it before" in page
        assert f'<a href="{result}">Your result</a>' in page
        assert page.count(" checked>") == 7
    assert Attempt.objects.count() == 1
    assert client.post(section(1), newest_form(1, newest_sheet(4)) | {"seen": seen_in(response)})[
        "Location"
    ] == section(2)
    assert Attempt.objects.count() == 2


def test_section_that_is_first_says_that_it_would_begin_anew(client):
    finish(client)
    response = client.get(section(1))
    page = response.content.decode()
    assert "You have finished it before" in page
    assert "Begin it once more" in page
    assert client.post(section(1), newest_form(1) | {"seen": seen_in(response)})["Location"] == section(2)


def test_tab_behind_overwrites_no_newer_answer(client):
    client.post(section(1), newest_form(1, newest_sheet(3)))
    seen = seen_in(client.get(section(1)))
    codes = [client.post(section(1), newest_form(1, newest_sheet(5)) | {"seen": seen}).status_code for _ in range(2)]
    response = client.post(section(1), newest_form(1, newest_sheet(1)) | {"seen": seen})
    assert codes == [303, 303]
    assert response.status_code == 422
    assert "This was changed in another tab or browser" in response.content.decode()
    assert Attempt.objects.get().values() == part_of(newest_sheet(5), 1, of=NEWEST)
    assert client.post(section(1), newest_form(1, newest_sheet(1)) | {"seen": seen_in(response)}).status_code == 303
    assert Attempt.objects.get().values() == part_of(newest_sheet(1), 1, of=NEWEST)


def seen_in(response):
    return re.search(r'name="seen" value="(\w+)"', response.content.decode())[1]


def test_draft_of_the_first_version_is_finished_in_it():
    attempt = make_attempt(sections=2)
    client = client_of(attempt.person)
    assert b"Work stays on my mind while I rest." in client.get(section(1)).content
    for number in range(3, 7):
        assert client.post(section(number), form_of(sheet(), number)).status_code == 303
    page = client.get(client.post(REVIEW)["Location"])
    assert Attempt.objects.get().version == 1
    assert b"Say over your hours came out lowest." in page.content
    assert b"/assessments/full/method/1/" in page.content
    assert b"I read messages about work in my free time." in client.get(section(1)).content


def test_answer_that_does_not_apply_is_kept_and_said():
    attempt = newest_attempt(sections=1)
    client = client_of(attempt.person)
    keep(client, 1, "work-messages", {"work-messages": 0}, seen=seen_on(client, 1))
    assert attempt.values()["work-messages"] == 0
    assert b'id="work-messages-0" checked' in client.get(section(1)).content
    assert client.post(section(1), newest_form(1) | {"interrupted": "0"}).status_code == 422


def test_closing_question_is_kept_in_place_and_as_a_section():
    attempt = newest_attempt(sections=5)
    client = client_of(attempt.person)
    keep(client, 6, "matters", {"matters": 6}, seen=seen_on(client, 6))
    assert attempt.values()["matters"] == 6
    assert client.post(section(6), {"matters": "7"}).status_code == 422
    assert client.post(section(6), {"matters": "2"})["Location"] == REVIEW
    assert b"Rest and health" in client.get(REVIEW).content
    page = client.get(client.post(REVIEW)["Location"]).content.decode()
    assert page.count("matters=health&amp;advice=") == 3


def test_closing_question_is_left_out_for_who_brings_three_answers(client):
    code = encode(1, answers())
    assert "Section 1 of 5" in " ".join(client.get(section(1), {"quick": code}).content.decode().split())
    client.post(section(1), newest_form(1, quick=code))
    for number in range(2, 6):
        response = client.post(section(number), newest_form(number))
    assert response["Location"] == REVIEW
    assert client.get(section(6)).status_code == 404
    assert client.get(client.post(REVIEW)["Location"]).status_code == 200
    assert "matters" not in Attempt.objects.get().summary
