import html
from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import Person
from commitments.models import Commitment
from commitments.plans.actions import value_of
from practices.models import AuditDay, AuditHours, WorkHours
from tests.commitments.factories import NOW, client_of, make_person
from tests.htmx import from_htmx
from tests.integration_site.joined import join_for_good
from tests.regions import regions, texts_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sunday")]
MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


@pytest.fixture
def sunday():
    """The last day of the week from 16 November."""
    with time_machine.travel(NOW, tick=False):
        yield


def make_day(person, day=MONDAY, *, best_hour="", **spent):
    noted = AuditDay.objects.create(person=person, day=day, best_hour=best_hour, noted_at=NOW)
    for activity, quarters in spent.items():
        AuditHours.objects.create(day=noted, activity=activity, quarters=quarters)
    return noted


def text_of(response):
    return html.unescape(response.content.decode())


def save(client, day="2026-11-16", **hours):
    words = {name: hours.pop(name) for name in ("best_hour", "hour_away", "then") if name in hours}
    data = {f"hours {activity}": text for activity, text in hours.items()} | words
    return client.post(f"/practices/time/{day}/", data)


def test_day_that_is_first_makes_a_guest_and_is_shown_again():
    client = client_of(None)
    response = save(client, work="7.5", sleep="8", best_hour="breakfast", hour_away="mail")
    assert (response.status_code, response["Location"]) == (303, "/practices/time/")
    noted = AuditDay.objects.get()
    assert (noted.person, noted.spent) == (Person.objects.get(), {"work": 30, "sleep": 32})
    assert "Monday 16 November: 15½ hours noted." in text_of(client.get("/practices/time/"))
    page = text_of(client.get("/practices/time/2026-11-16/"))
    assert 'name="hours work" value="7.5"' in page
    assert 'value="breakfast"' in page


def ask_in_place(client, method, path, region, data=None):
    return getattr(client, method)(path, data, headers=from_htmx(region))


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        ({"work": "7.5", "sleep": "8", "care": "x"}, "So far 15½ hours; 8½ hours of 24 left."),
        ({"work": "16", "sleep": "8"}, "These are 24 hours, the whole day."),
        ({"work": "17", "sleep": "8"}, "These add up to 25 hours. A day has 24; lower one of them."),
        ({}, "So far no time; 24 hours of 24 left."),
    ],
)
def test_sum_so_far_is_said_and_nothing_kept(hours, sentence):
    data = {f"hours {activity}": text for activity, text in hours.items()}
    response = ask_in_place(client_of(None), "post", "/practices/time/2026-11-16/", "sum", data)
    assert response.status_code == 200
    assert f'id="sum">{sentence}</p>' in text_of(response)
    assert not Person.objects.exists()


def test_day_is_saved_on_the_way_to_the_next():
    client = client_of(make_person())
    assert "Save, next day" in text_of(client.get("/practices/time/2026-11-16/"))
    response = save(client, work="8", then="next")
    assert (response.status_code, response["Location"]) == (303, "/practices/time/2026-11-17/")
    assert AuditDay.objects.get().spent == {"work": 32}
    response = ask_in_place(client, "get", response["Location"], "day")
    assert response["HX-Push-Url"] == "/practices/time/2026-11-17/"
    assert "Monday 16 November: 8 hours noted." in text_of(response)


def test_day_after_today_is_never_next():
    client = client_of(make_person())
    assert "next day" not in text_of(client.get("/practices/time/2026-11-22/"))
    assert save(client, "2026-11-22", work="8", then="next")["Location"] == "/practices/time/"


def test_week_has_seven_days_and_says_which_are_noted():
    person = make_person()
    make_day(person, sleep=32)
    page = text_of(client_of(person).get("/practices/time/"))
    assert page.count('href="/practices/time/2026-11-') == 10  # seven days, the result, the calendar file, last week
    assert "8 hours" in page
    assert page.count("Not noted") == 5
    assert "Today" in page


def test_visitor_sees_the_week_and_stores_nothing():
    client = client_of(None)
    for path in ("/practices/time/", "/practices/time/2026-11-16/", "/practices/time/2026-11-16/calendar/"):
        assert client.get(path).status_code == 200
    assert client.get("/practices/time/2026-11-16/result/").status_code == 404
    assert not Person.objects.exists()


def test_values_of_the_person_are_asked_about():
    person = make_person()
    value_of(person, "my health")
    client = client_of(person)
    assert 'name="hours my health"' in text_of(client.get("/practices/time/2026-11-16/"))
    client.post("/practices/time/2026-11-16/", {"hours my health": "1:30"})
    assert AuditDay.objects.get().spent == {"my health": 6}


def test_day_is_changed_and_saved_twice_as_one():
    client = client_of(make_person())
    save(client, work="8", sleep="8")
    save(client, work="7")
    save(client, work="7")
    assert AuditDay.objects.get().spent == {"work": 28}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("25", "Work: a day has 24 hours. Write at most 24."),
        ("x", "Work: write hours as a number, such as 1.5, or as 1:30."),
        ("1.1", "Work: quarter hours are fine enough, such as 1.25 or 1:15."),
        ("9" * 50_000, "Work: write hours as a number, such as 1.5, or as 1:30."),
        ("-1", "Work: write hours as a number, such as 1.5, or as 1:30."),
    ],
)
def test_hours_that_are_none_stand_with_a_sentence_at_their_field(text, sentence):
    client = client_of(None)
    response = save(client, work=text, best_hour="breakfast")
    page = text_of(response)
    assert response.status_code == 422
    assert f'<a href="#hours-0">{sentence}</a>' in page
    assert sentence in texts_of(page, "p.field__error[id=hours-0-error]")
    assert f'value="{text}"' in page
    assert 'value="breakfast"' in page
    assert "<title>Error: " in page
    assert not AuditDay.objects.exists()


def test_day_of_twenty_five_hours_is_refused_at_the_longest():
    response = save(client_of(None), work="10", sleep="15")
    assert response.status_code == 422
    assert '<a href="#hours-2">These add up to 25 hours. A day has 24; lower one of them.</a>' in text_of(response)
    assert save(client_of(None), work="9", sleep="15").status_code == 303


@pytest.mark.parametrize(("words", "part"), [("x" * 201, "at most 200 characters"), ("a\x07b", "cannot be shown")])
def test_words_that_cannot_be_kept(words, part):
    response = save(client_of(None), hour_away=words)
    assert response.status_code == 422
    assert part in text_of(response)


def test_day_of_nothing_at_all_is_asked_again_and_an_emptied_day_is_no_more():
    client = client_of(None)
    response = save(client, work="", best_hour=" ")
    assert response.status_code == 422
    assert "Write something; one field is enough." in text_of(response)
    save(client, work="1")
    save(client, work="0")
    assert not AuditDay.objects.exists()
    assert "is empty again" in text_of(client.get("/practices/time/"))


@pytest.mark.parametrize("day", ["2026-11-23", "1999-12-31", "2026-02-30", "9999-12-31", "0001-01-01", "20261116"])
def test_days_that_are_not_there(day):
    client = client_of(make_person())
    for path in (f"/practices/time/{day}/", f"/practices/time/{day}/copy/", f"/practices/time/{day}/calendar/"):
        assert client.post(path, {"hours work": "1"}).status_code == 404


def test_weeks_earlier_and_the_rest_of_this_one_are_there():
    with time_machine.travel(NOW - timedelta(days=3), tick=False):  # a Thursday
        assert save(client_of(None), "2026-11-22", work="1").status_code == 303
        response = save(client_of(None), "2020-01-01", work="1")
        assert response["Location"] == "/practices/time/2019-12-30/result/"


def test_copy_yesterday_copies_hours_once_and_never_over_others():
    person = make_person()
    make_day(person, work=32, sleep=28, best_hour="breakfast")
    client = client_of(person)
    assert "Copy yesterday" in text_of(client.get("/practices/time/2026-11-17/"))
    for _ in range(2):
        response = client.post("/practices/time/2026-11-17/copy/")
        assert (response.status_code, response["Location"]) == (303, "/practices/time/2026-11-17/")
    copied = AuditDay.objects.get(day=date(2026, 11, 17))
    assert (copied.spent, copied.best_hour) == ({"work": 32, "sleep": 28}, "")
    assert "so nothing was copied" in text_of(client.get("/practices/time/2026-11-17/"))
    save(client, "2026-11-18", work="1")
    client.post("/practices/time/2026-11-18/copy/")
    assert AuditDay.objects.get(day=date(2026, 11, 18)).spent == {"work": 4}


def test_day_of_others_or_without_hours_cannot_be_copied():
    make_day(make_person(), work=32)
    client = client_of(make_person())
    assert "Copy yesterday" not in text_of(client.get("/practices/time/2026-11-17/"))
    assert client.post("/practices/time/2026-11-17/copy/").status_code == 404
    assert client.get("/practices/time/2026-11-17/copy/").status_code == 405
    save(client, "2026-11-16", best_hour="a walk")
    assert client.post("/practices/time/2026-11-17/copy/").status_code == 404
    assert AuditDay.objects.count() == 2


def test_day_of_another_person_is_empty():
    make_day(make_person(), work=32, best_hour="a long walk")
    page = text_of(client_of(make_person()).get("/practices/time/2026-11-16/"))
    assert "a long walk" not in page
    assert 'name="hours work" value=""' in page


def make_week(person):
    """Work 17 h on two days, family 1 h, health 6 h, art none; Tuesday has the least work."""
    for name in ("family", "health", "art"):
        value_of(person, name)
    make_day(person, work=36, family=4)
    make_day(person, MONDAY + timedelta(days=1), work=4, health=24)
    make_day(person, MONDAY + timedelta(days=2), work=28, best_hour="a walk")


def test_result_of_a_week_counted_by_hand():
    person = make_person()
    make_week(person)
    WorkHours.objects.create(person=person, weekdays="02", starts_local="09:00", ends_local="17:00", changed_at=NOW)
    page = text_of(client_of(person).get("/practices/time/2026-11-16/result/"))
    assert "3 of seven days noted" in page
    assert "Work 17 hours" in texts_of(page, "tr")
    assert regions(page, "rect.audit-bar__fill[width=200]")
    assert "Art: no time, where an even share would have been 2¼ hours." in page  # 7 hours over three values
    assert "Family: 1 hour, where an even share would have been 2¼ hours." in page
    assert "At least 2 hours of work lay outside" in page  # one on Monday, one on Tuesday
    assert "Wednesday 18 November, the best hour:</b> a walk" in page
    assert "On Tuesday from 18:00 to 19:00, I protect an hour for art." in page


def test_week_is_counted_by_its_own_hours_and_by_what_began_the_night_before():
    """Of 9 hours on Monday 6 belong to the night that began on Sunday, in the other of two weeks."""
    person = make_person()
    make_day(person, work=36)
    last_week = MONDAY - timedelta(days=7)
    hours = {"person": person, "changed_at": NOW}
    WorkHours.objects.create(
        weekdays="6", starts_local="22:00", ends_local="06:00", every_second_from=last_week, **hours
    )
    assert "At least 3 hours of work lay outside" in text_of(
        client_of(person).get("/practices/time/2026-11-16/result/")
    )
    WorkHours.objects.create(weekdays="0", starts_local="09:00", ends_local="12:00", every_second_from=MONDAY, **hours)
    assert "No more work was noted than fits into" in text_of(
        client_of(person).get("/practices/time/2026-11-16/result/")
    )


def test_proposal_fills_the_commitment_form_by_numbers():
    person = make_person()
    make_week(person)
    client = client_of(person)
    page = text_of(client.get("/practices/time/2026-11-16/result/"))
    number = value_of(person, "art").pk
    assert f'href="/commitments/new/?value={number}&day=1"' in page
    form = client.get(f"/commitments/new/?value={number}&day=1").context["form"]
    shown = [form[name].value() for name in ("value", "what", "weekday", "part", "start", "minutes")]
    assert shown == ["art", "an hour", 1, "own", "18:00", 60]
    assert not Commitment.objects.exists()


def test_result_without_days_names_no_share():
    person = make_person()
    person.values.create(name="family")
    page = client_of(person).get("/practices/time/2026-11-16/result/").content.decode()
    assert "even share, which was" not in page


def test_result_without_days_values_or_chosen_hours():
    client = client_of(make_person())
    assert "0 of seven days noted" in text_of(client.get("/practices/time/2026-11-16/result/"))
    save(client, work="8")
    page = text_of(client.get("/practices/time/2026-11-16/result/"))
    assert "No value is kept here yet" in page
    assert "You have not chosen hours for work here yet." in page


@pytest.mark.parametrize("monday", ["2026-11-17", "2026-11-23", "2026-11-22"])
def test_result_belongs_to_a_monday_that_has_been(monday):
    assert client_of(make_person()).get(f"/practices/time/{monday}/result/").status_code == 404


def test_joining_two_people_keeps_both_weeks_and_one_row_a_day():
    person, into = make_person(), make_person()
    make_day(person, work=32, family=4)
    make_day(person, SUNDAY, sleep=32)
    make_day(into, work=28, best_hour="breakfast")
    join_for_good(person=person, into=into, now=NOW)
    first, second = AuditDay.objects.for_person(into).order_by("day")
    assert (first.spent, first.best_hour) == ({"work": 28, "family": 4}, "breakfast")
    assert second.spent == {"sleep": 32}
    assert AuditDay.objects.count() == 2


def test_week_that_is_last_can_be_filled_in_on_monday_although_nothing_is_noted_in_it():
    with time_machine.travel("2026-11-23T00:30Z", tick=False):
        client = client_of(make_person())
        assert "/practices/time/2026-11-16/result/" in text_of(client.get("/practices/time/"))
        assert "/practices/time/2026-11-22/" in text_of(client.get("/practices/time/2026-11-16/result/"))
        assert save(client, "2026-11-22", sleep="8").status_code == 303
    assert AuditDay.objects.get().day == SUNDAY
