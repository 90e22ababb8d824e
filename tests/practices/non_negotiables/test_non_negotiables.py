import html
from datetime import time

import pytest
import time_machine

from accounts.models import Person
from commitments.models import Commitment
from commitments.schedule import Hours
from practices.models import WorkHours
from practices.non_negotiables.page import anchor_page
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person
from tests.practices.factories import make_hours

pytestmark = pytest.mark.django_db
URL = "/practices/non-negotiables/"
HOURS = {"days": ["0", "1"], "starts": "09:00", "ends": "17:00"}


def text_of(response):
    return " ".join(html.unescape(response.content.decode()).split())


def make_anchor(person, what="supper at home", **changes):
    return make_commitment(person=person, what=what, is_non_negotiable=True, **changes)


def meetings_of(person):
    return [(each.first, each.second, each.times) for each in anchor_page(person, NOW).meetings]


def test_anchor_meets_the_work_hours_and_another_anchor():
    person = make_person()
    make_hours(person)
    make_anchor(person, "a swim", days=(1, 5), hours=Hours(time(16), time(18, 30)))
    make_anchor(person, "supper")
    assert meetings_of(person) == [
        ("a swim", "your work hours", ["Tuesday 16:00 to 17:00"]),
        ("a swim", "supper", ["Tuesday 18:00 to 18:30"]),
    ]
    page = text_of(client_of(person).get(URL))
    assert "“a swim” meets your work hours:" in page
    assert "Tuesday 16:00 to 17:00" in page


def test_plan_on_another_clock_is_moved_to_the_clock_of_most():
    person = make_person()
    make_hours(person)
    make_anchor(person, "supper")
    make_anchor(person, "a call", time_zone="America/New_York", hours=Hours(time(11), time(13, 30)))
    assert meetings_of(person) == [
        ("a call", "your work hours", ["Tuesday 16:00 to 17:00"]),
        ("supper", "a call", ["Tuesday 18:00 to 18:30"]),
    ]


@pytest.mark.parametrize(
    ("zone", "met"), [("", ["Tuesday 16:00 to 17:00"]), ("Asia/Kolkata", ["Tuesday 12:30 to 14:30"])]
)
def test_work_hours_are_on_the_clock_that_is_chosen_else_on_that_of_the_plans(zone, met):
    person = make_person()
    make_hours(person)
    make_anchor(person, "a swim", time_zone="Asia/Tokyo", hours=Hours(time(16), time(18)))
    person.time_zone = zone
    assert meetings_of(person) == [("a swim", "your work hours", met)]


def test_week_that_is_the_second_is_named_where_the_two_differ():
    """NOW is the Sunday of the week of 16 November."""
    person = make_person()
    make_hours(person, weekdays="16", starts_local=time(22), ends_local=time(6), every_second_from=NOW.date())
    make_hours(person, weekdays="3")
    make_anchor(person, "sleep", days=(1, 6), hours=Hours(time(23), time(7)))
    make_anchor(person, "lunch", days=(3,), hours=Hours(time(12), time(13)))
    assert meetings_of(person) == [
        (
            "sleep",
            "your work hours",
            [
                "Monday 0:00 to 6:00, next week and every second one",
                "Tuesday 23:00 to Wednesday 6:00, this week and every second one",
                "Sunday 23:00 to midnight, this week and every second one",
            ],
        ),
        ("lunch", "your work hours", ["Thursday 12:00 to 13:00"]),
    ]


def test_plan_that_may_come_at_any_hour_meets_nothing():
    person = make_person()
    make_hours(person)
    make_anchor(person, "a letter", days=(), hours=None)
    assert meetings_of(person) == []
    assert "“a letter” may come at any hour of the week" in text_of(client_of(person).get(URL))


def test_work_hours_are_kept_changed_and_forgotten(client):
    assert client.get(URL).status_code == 200
    assert not Person.objects.exists()
    assert client.post(URL, HOURS).status_code == 303
    assert client.post(URL, HOURS | {"days": ["6", "0"], "starts": "22:00", "ends": "6:00"}).status_code == 303
    hours = WorkHours.objects.get()
    assert (hours.weekdays, hours.starts_local, hours.ends_local) == ("06", time(22), time(6))
    page = client.get(URL).content.decode()
    assert 'value="22:00"' in page
    assert client.post(URL, {"forget": "1"}).status_code == 303
    assert client.post(URL, {"forget": "1"}).status_code == 303
    assert not WorkHours.objects.exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"days": []}, "Tick at least one day on which work starts."),
        ({"days": ["7"]}, "Tick at least one day on which work starts."),
        ({"starts": ""}, "Say when work starts, such as 9:00."),
        ({"ends": "25:00"}, "Say when work ends, such as 17:00."),
        ({"ends": "09:00:30"}, "Say when work ends, such as 17:00."),
        ({"ends": "09:00"}, "Start and end are the same. Change one."),
    ],
)
def test_hours_that_are_bad_are_said_at_the_field_and_make_nobody(client, changes, expected):
    response = client.post(URL, HOURS | changes)
    assert response.status_code == 422
    assert expected in text_of(response)
    assert "<title>Error: " in text_of(response)
    if value := changes.get("ends"):
        assert f'value="{value}"' in text_of(response)
    assert not Person.objects.exists()


def test_plan_is_made_fast_and_loosened():
    commitment = make_commitment()
    client = client_of(commitment.person)
    url = f"{URL}{commitment.pk}/"
    assert client.get(url).status_code == 405
    for hold, expected in [("1", True), ("1", True), ("", False), ("", False)]:
        assert client.post(url, {"hold": hold})["Location"] == URL
        commitment.refresh_from_db()
        assert commitment.is_non_negotiable is expected


def test_plan_made_fast_as_a_fourth_is_refused_with_the_reason():
    person = make_person()
    for day in (0, 2, 4):
        make_anchor(person, f"day {day}", days=(day,))
    fourth = make_commitment(person=person, what="a fourth")
    client = client_of(person)
    page = text_of(client.get(URL))
    assert "Three are fixed. Make one flexible to make room for another." in page
    assert "Name a time that stays fixed" not in page
    response = client.post(f"{URL}{fourth.pk}/", {"hold": "1"})
    assert response.status_code == 422
    assert "A fourth weakens the others" in text_of(response)
    assert "<title>Error: " in text_of(response)
    assert Commitment.objects.filter(is_non_negotiable=True).count() == 3


def test_plan_of_another_or_one_put_away_cannot_be_made_fast():
    own, other = make_commitment(), make_commitment()
    Commitment.objects.filter(pk=own.pk).update(archived_at=NOW)
    for commitment in (own, other):
        assert client_of(own.person).post(f"{URL}{commitment.pk}/", {"hold": "1"}).status_code == 404
    assert not Commitment.objects.filter(is_non_negotiable=True).exists()


@time_machine.travel(NOW, tick=False)
def test_naming_a_time_opens_the_plan_with_its_tick_set(client):
    page = client.get("/commitments/new/?anchor=1").content.decode()
    assert page.count('name="is_non_negotiable"') == 1
    assert "checked" in page.split('name="is_non_negotiable"')[1].split(">")[0]
    client.post("/commitments/new/?anchor=1", form_data(is_non_negotiable="on"))
    assert Commitment.objects.get().is_non_negotiable
    assert "supper at home" in text_of(client.get(URL))


def test_non_negotiables_page_asks_few_questions(django_assert_max_num_queries):
    person = make_person()
    make_hours(person)
    for day in (0, 2, 4):
        make_anchor(person, f"day {day}", days=(day,))
    client = client_of(person)
    with django_assert_max_num_queries(10):
        client.get(URL)


@pytest.mark.parametrize("starts", ["09:00:00", "9.00", "9:00 AM", "9am", "0900", "9h00"])
def test_work_hours_are_read_as_people_write_them(client, starts):
    assert client.post(URL, HOURS | {"starts": starts, "ends": "5 p.m."}).status_code == 303
    assert (WorkHours.objects.get().starts_local, WorkHours.objects.get().ends_local) == (time(9), time(17))
