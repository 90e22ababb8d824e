import html
from datetime import UTC, date, datetime, time

import pytest
import time_machine

from accounts.models import Person
from commitments.schedule import Hours
from practices.messages.facts import facts_for
from practices.models import WorkHours
from practices.shifts import Shift
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.practices.factories import make_hours

pytestmark = pytest.mark.django_db
ONE, TWO = "/practices/work-hours/1/", "/practices/work-hours/2/"
DAY, NIGHT, SHORT = Hours(time(9), time(17)), Hours(time(22), time(6)), Hours(time(10), time(14))
MONDAY, NEXT = date(2026, 11, 16), date(2026, 11, 23)  # NOW is the Sunday between them


@pytest.fixture(autouse=True)
def sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(response):
    return html.unescape(response.content.decode())


def typed(*days, monday="2026-11-16"):
    """Each day as (place, start, end)."""
    starts = {f"starts_{place}": text for place, text, _ in days}
    ends = {f"ends_{place}": text for place, _, text in days}
    return starts | ends | {"monday": monday}


def test_hours_by_day_are_kept_and_shown_again(client):
    assert client.get(ONE).status_code == 200
    assert not Person.objects.exists()
    week = typed((0, "9", "5pm"), (2, "9:00", "17:00"), (5, "10.00", "14h"))
    response = client.post(ONE, week)
    assert (response.status_code, response["Location"]) == (303, "/practices/non-negotiables/")
    assert WorkHours.objects.all().shifts() == [Shift((0, 2), DAY), Shift((5,), SHORT)]
    page = text_of(client.get(response["Location"]))
    assert "Kept. What meets these hours is shown below." in page
    assert "Monday and Wednesday, 9:00 to 17:00" in page
    assert "Saturday, 10:00 to 14:00" in page
    assert "The same hours on all days instead" in page
    assert 'name="starts_5" value="10:00"' in text_of(client.get(ONE))
    client.post(ONE, typed((5, "10:00", "14:00")))
    assert WorkHours.objects.all().shifts() == [Shift((5,), SHORT)]


def test_weeks_alternate_from_the_one_that_is_named(client):
    page = text_of(client.get(TWO))
    assert "The week of Monday 16 November, and every second one" in page
    assert "The week of Monday 23 November, and every second one" in page
    client.post(TWO, typed((0, "9:00", "17:00"), (13, "22:00", "6:00")))
    assert WorkHours.objects.all().shifts() == [Shift((0,), DAY, MONDAY), Shift((6,), NIGHT, NEXT)]
    page = text_of(client.get("/practices/non-negotiables/"))
    assert "In the week of Monday 23 November and every second one: Sunday, 22:00 to 6:00 the next day" in page
    assert f'href="{TWO}"' in page


def test_weeks_are_shown_the_other_way_round_a_week_later(client):
    client.post(TWO, typed((0, "9:00", "17:00"), (13, "22:00", "6:00")))
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=UTC), tick=False):
        page = text_of(client.get(TWO))
    assert page.index("The week of Monday 23 November") < page.index("The week of Monday 30 November")
    assert 'name="starts_6" value="22:00"' in page
    assert 'name="starts_7" value="09:00"' in page


def test_form_sent_in_another_week_still_means_the_weeks_it_named(client):
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=UTC), tick=False):
        client.post(TWO, typed((0, "9:00", "17:00"), (13, "22:00", "6:00")))
    assert [each.every_second_from for each in WorkHours.objects.all().shifts()] == [MONDAY, NEXT]


def test_weeks_that_are_alike_are_every_week(client):
    client.post(TWO, typed((0, "9:00", "17:00"), (7, "9:00", "17:00")))
    assert WorkHours.objects.all().shifts() == [Shift((0,), DAY)]


@pytest.mark.parametrize("monday", ["", "soon", "0001-01-01", "9999-12-31"])
def test_form_without_a_week_of_its_own_means_this_one(client, monday):
    client.post(TWO, typed((0, "9:00", "17:00"), monday=monday))
    assert WorkHours.objects.all().shifts() == [Shift((0,), DAY, MONDAY)]


@pytest.mark.parametrize(
    ("days", "field", "expected"),
    [
        ([], "starts_0", "Give at least one day its hours."),
        ([(1, "9:00", "")], "ends_1", "Say when work ends, such as 17:00, or leave both empty."),
        ([(1, "", "17:00")], "starts_1", "Say when work starts, such as 9:00, or leave both empty."),
        ([(1, "nine", "17:00")], "starts_1", "Say when work starts, such as 9:00, or leave both empty."),
        ([(1, "9:00", "9 am")], "ends_1", "Start and end are the same. Change one."),
    ],
)
def test_hours_that_are_missing_are_said_at_their_field_and_make_nobody(client, days, field, expected):
    response = client.post(ONE, typed((3, "9:00", "17:00") if days else (3, "", ""), *days))
    page = text_of(response)
    assert response.status_code == 422
    assert "<title>Error: Work hours by day" in page
    assert f'id="id_{field}_error">{expected}' in page
    assert not days or 'name="starts_3" value="09:00"' in page
    assert not Person.objects.exists()


def test_hours_that_cannot_be_read_stay(client):
    assert 'type="text" name="starts_1" value="nine"' in text_of(client.post(ONE, typed((1, "nine", "17:00"))))


@pytest.mark.parametrize("weeks", ["0", "3"])
def test_weeks_in_other_numbers_are_not_there(client, weeks):
    assert client.get(f"/practices/work-hours/{weeks}/").status_code == 404


def test_hours_of_others_are_neither_shown_nor_replaced():
    make_hours(make_person())
    client = client_of(make_person())
    assert 'value="09:00"' not in text_of(client.get(ONE))
    client.post(ONE, typed((5, "10:00", "14:00")))
    assert WorkHours.objects.count() == 2


def test_hours_that_are_equal_replace_those_by_day(client):
    client.post(TWO, typed((0, "9:00", "17:00"), (13, "22:00", "6:00")))
    client.post("/practices/non-negotiables/", {"days": ["0", "1"], "starts": "9:00", "ends": "17:00"})
    assert WorkHours.objects.all().shifts() == [Shift((0, 1), DAY)]


def test_messages_say_both_weeks():
    person = make_person()
    make_hours(person, weekdays="0", every_second_from=MONDAY)
    make_hours(person, weekdays="5", starts_local=time(10), ends_local=time(14))
    make_commitment(person=person)
    assert facts_for(person).work == (
        "Saturday, 10:00 to 14:00; in the week of Monday 16 November and every second one: Monday, 9:00 to 17:00"
    )
