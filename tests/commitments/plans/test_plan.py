import html
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from commitments.models import Commitment, Value
from commitments.schedule import Hours
from tests.commitments.factories import client_of, form_data, make_commitment, make_person, occasions_of

MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)  # two of four Tuesdays have been
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


def edit(commitment, **changes):
    data = form_data(**changes)
    return client_of(commitment.person).post(f"/commitments/{commitment.pk}/edit/", data)


def spans(commitment):
    return [(each.starts_at, each.ends_at) for each in occasions_of(commitment)]


def text_of(person, url):
    return html.unescape(client_of(person).get(url).content.decode())


def test_plan_form_shows_what_is_kept():
    commitment = make_commitment(hours=Hours(time(17, 15), time(18)), obstacle="a late call", response="say so")
    page = text_of(commitment.person, f"/commitments/{commitment.pk}/edit/")
    for shown in ['value="supper at home"', '"17:15" selected', '"45" selected', "a late call", "say so"]:
        assert shown in page
    assert "two-minute habit" not in page


def test_plan_edit_changes_only_what_lies_ahead():
    commitment = make_commitment(answers="K")
    before = spans(commitment)
    assert edit(commitment, weekday="3", what="choir", value="Friends").status_code == 303
    two = timedelta(days=2)
    assert spans(commitment) == before[:2] + [(starts + two, ends + two) for starts, ends in before[2:]]
    first, second, third, _ = occasions_of(Commitment.objects.get())
    assert [first.reason, second.reason, third.reason] == ["supper at home, for family"] * 2 + ["choir, for Friends"]
    assert first.answer == "kept"
    assert first.headline == "Tuesday evening: supper at home, for family"
    page = text_of(commitment.person, "/week/")
    assert "Tuesday 1 December, 18:00 to 21:00: supper at home, for family." in page
    assert "Thursday evening: choir, for Friends" in page


def test_plan_edit_of_words_moves_no_time():
    commitment = make_commitment()
    before = spans(commitment)
    edit(commitment, what="soup")
    assert spans(commitment) == before
    assert Commitment.objects.get().changed_at is None


def test_plan_that_is_firm_is_eased_next_week():
    commitment = make_commitment(firmness="firm")
    before = spans(commitment)
    client = client_of(commitment.person)
    data = form_data(part="own", start="18:00", minutes="60", firmness="firm")
    client.post(f"/commitments/{commitment.pk}/edit/", data)
    hour = timedelta(hours=1)
    assert spans(commitment) == before[:3] + [(starts, starts + hour) for starts, _ in before[3:]]
    assert "starts next week, because this plan is firm." in client.get("/week/").content.decode()


def test_making_it_gentle_first_does_not_shorten_the_week():
    commitment = make_commitment(firmness="firm")
    before = spans(commitment)
    edit(commitment, firmness="gentle")
    edit(commitment, part="own", start="18:00", minutes="60", firmness="gentle")
    assert spans(commitment)[:3] == before[:3]
    with time_machine.travel(MONDAY + timedelta(days=7), tick=False):
        assert not Commitment.objects.get().is_firm(MONDAY + timedelta(days=7))


def test_plan_that_is_firm_may_take_more_at_once():
    commitment = make_commitment(firmness="firm")
    edit(commitment, part="own", start="17:30", minutes="240", firmness="firm")
    assert occasions_of(commitment)[2].starts_at.hour == 17


def test_plan_edit_that_is_refused_keeps_what_was_typed_and_changes_nothing():
    commitment = make_commitment()
    response = edit(commitment, what="", value="my choir")
    assert response.status_code == 422
    assert "<title>Error: Change what lies ahead" in response.content.decode()
    assert "my choir" in response.content.decode()
    assert Commitment.objects.get().what == "supper at home"


def test_time_that_is_shared_is_said_and_allowed():
    person = make_person()
    make_commitment(person=person, what="choir")
    commitment = make_commitment(person=person)
    said = "It shares time with choir; both stay."
    assert said in text_of(person, f"/commitments/{commitment.pk}/saved/")
    client = client_of(person)
    client.post(f"/commitments/{commitment.pk}/edit/", form_data(what="soup"))
    assert said in client.get("/week/").content.decode()


def test_plan_edit_to_a_fourth_non_negotiable_is_refused_with_the_reason():
    person = make_person()
    fixed = [make_commitment(person=person, days=(day,), is_non_negotiable=True) for day in range(3)]
    make_commitment(person=make_person(), is_non_negotiable=True)
    client = client_of(person)
    response = client.post("/commitments/new/", form_data(is_non_negotiable="on"))
    assert response.status_code == 422
    assert "A fourth weakens the others" in response.content.decode()
    assert client.post("/commitments/new/", form_data(weekday="4")).status_code == 303
    data = form_data(is_non_negotiable="on", weekday="0")
    assert client.post(f"/commitments/{fixed[0].pk}/edit/", data).status_code == 303
    client.post(f"/commitments/{fixed[0].pk}/archive/")
    data = form_data(is_non_negotiable="on", weekday="5")
    assert client.post("/commitments/new/", data).status_code == 303
    client.post(f"/commitments/{fixed[0].pk}/restore/")
    assert Commitment.objects.filter(person=person, is_non_negotiable=True).count() == 3


def test_values_of_one_s_own_are_offered_or_some_to_begin_with(client):
    commitment = make_commitment(value="the choir")
    Value.objects.create(person=make_person(), name="a secret")
    page = text_of(commitment.person, "/commitments/new/")
    assert '<option value="the choir">' in page
    assert "a secret" not in page
    assert '<option value="family">' in client.get("/commitments/new/").content.decode()


def test_announcement_is_told_with_one_post():
    commitment = make_commitment(tell_whom="my team")
    client, url = client_of(commitment.person), f"/commitments/{commitment.pk}/told/"
    assert "Tell my team" in text_of(commitment.person, f"/commitments/{commitment.pk}/saved/")
    client.post(url, {"told": "1"})
    assert Commitment.objects.get().told_at == MONDAY
    client.post(url, {"told": ""})
    assert Commitment.objects.get().told_at is None


def test_plan_put_away_is_asked_about_no_more_until_it_is_taken_up_again():
    commitment = make_commitment(answers="KK")
    client = client_of(commitment.person)
    client.post(f"/commitments/{commitment.pk}/archive/")
    assert "Nothing is kept at the moment." in client.get("/week/").content.decode()
    with time_machine.travel(MONDAY + timedelta(days=4), tick=False):
        client.post(f"/commitments/{commitment.pk}/restore/")
        page = client.get("/week/").content.decode()
    assert "did it hold?" not in page
    assert [each.paused_for for each in occasions_of(commitment)] == ["", "", "rest", ""]
    assert "I protect supper at home for family." in page


@pytest.mark.parametrize("what", ["edit", "archive", "restore", "told"])
def test_plan_is_not_found_by_another_person(what):
    commitment = make_commitment()
    before = Commitment.objects.values().get(pk=commitment.pk)
    for person in (make_person(), None):
        assert client_of(person).post(f"/commitments/{commitment.pk}/{what}/", form_data()).status_code == 404
    assert Commitment.objects.values().get(pk=commitment.pk) == before


def test_plan_list_shows_own_plans_only():
    commitment = make_commitment()
    make_commitment(person=make_person(), what="a secret")
    page = text_of(commitment.person, "/commitments/")
    assert commitment.sentence in page
    assert "a secret" not in page
    assert "Nothing at the moment." in text_of(None, "/commitments/")
