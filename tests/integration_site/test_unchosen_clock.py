"""Nothing but a choice, or a plan, gives a person a time zone; hours are asked for with the clock they are by."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Person
from practices.models import AuditDay, BlendHour, Ritual, WorkHours
from tests.assessments.sheets import newest_form
from tests.commitments.factories import NOW, client_of, make_commitment

LOS_ANGELES = "America/Los_Angeles"
RITUAL = {"parts": ["walk"], "own": "", "minutes": "10", "cue": ""}
BLEND = {"name": "errands", "weekday": "0", "start": "10:00"}
WORK = {"days": ["0"], "starts": "09:00", "ends": "17:00"}
ROTA = {"monday": "2026-11-16", "starts_0": "9:00", "ends_0": "17:00"}
AUDIT = {"hours work": "7"}
ASKING = {
    "/practices/rituals/new/": ("/practices/rituals/new/", RITUAL),
    "/practices/blend/": ("/practices/blend/new/", BLEND),
    "/practices/non-negotiables/": ("/practices/non-negotiables/", WORK),
    "/practices/work-hours/1/": ("/practices/work-hours/1/", ROTA),
    "/practices/time/2026-11-16/": ("/practices/time/2026-11-16/", AUDIT),
}
BEGINNINGS = [
    *ASKING.values(),
    ("/practices/values/sort/", {"move": "close:family"}),
    ("/how-i-work/", {"name": "Ada"}),
    ("/assessments/full/section/1/", newest_form(1)),
]
EVENT = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:tea\r\n"
EVENT += b"DTSTART:20261117T020000Z\r\nDTEND:20261117T030000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sunday")]


@pytest.fixture
def sunday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(("path", "data"), BEGINNINGS)
def test_person_who_begins_with_something_else_has_chosen_no_clock(client, path, data):
    assert client.post(path, data).status_code in (200, 303)
    assert Person.objects.get().time_zone == ""


@pytest.mark.parametrize("who", ["a visitor", "a person"])
@pytest.mark.parametrize("page", ASKING)
def test_hours_are_asked_for_with_a_clock_until_one_is_chosen(page, who):
    client = client_of(Person.objects.create_guest() if who == "a person" else None)
    asked = client.get(page).content.decode()
    assert "data-guess" in asked
    assert "Not chosen: London for now" in asked
    path, data = ASKING[page]
    wrong = client.post(path, data | {"time_zone": "Mars/Base"})
    assert wrong.status_code == 422
    assert "Choose a time zone from the list." in wrong.content.decode()
    assert not any(model.objects.exists() for model in (AuditDay, BlendHour, Ritual, WorkHours))
    assert client.post(path, data | {"time_zone": LOS_ANGELES}).status_code == 303
    assert Person.objects.get().time_zone == LOS_ANGELES
    known = client.get(page).content.decode()
    assert "data-guess" not in known
    assert "by the clock of Los Angeles" in known


@pytest.mark.parametrize("page", ["/week/", "/practices/time/", "/reminders/"])
@pytest.mark.parametrize(
    ("zone", "words"),
    [(LOS_ANGELES, "by the clock of Los Angeles."), ("", "by the clock of London until you choose yours.")],
)
def test_page_says_by_which_clock_it_is(page, zone, words):
    person = make_commitment().person
    Person.objects.update(time_zone=zone)
    assert words in client_of(person).get(page).content.decode()


@pytest.mark.parametrize(("zone", "day"), [("", "Tue 1 hour"), (LOS_ANGELES, "Mon 1 hour")])
def test_calendar_is_read_by_the_clock_that_is_chosen_beside_it(client, zone, day):
    path = "/practices/time/2026-11-16/calendar/"
    assert "data-guess" in client.get(path).content.decode()
    page = client.post(path, {"file": SimpleUploadedFile("x.ics", EVENT), "time_zone": zone}).content.decode()
    assert day in page
    assert f'name="time_zone" value="{zone}"' in page
    quarters = "0,4,0,0,0,0,0" if not zone else "4,0,0,0,0,0,0"
    data = {"to_0": "work", "title_0": "tea", "quarters_0": quarters, "time_zone": zone}
    assert client.post(f"{path}keep/", data).status_code == 303
    assert Person.objects.get().time_zone == zone


def test_calendar_with_no_known_clock_is_refused(client):
    path = "/practices/time/2026-11-16/calendar/"
    data = {"file": SimpleUploadedFile("x.ics", EVENT), "time_zone": "Mars/Base"}
    response = client.post(path, data)
    assert response.status_code == 422
    assert "Choose a time zone from the list." in response.content.decode()
