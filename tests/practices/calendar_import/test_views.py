import html
import re
import tempfile
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.conf import settings as project
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.db import connection

from accounts.models import Person
from practices.calendar_import.child_process import places
from practices.models import AuditDay, AuditHours
from tests.commitments.factories import NOW, client_of, make_person
from tests.practices.calendar_import.calendars import calendar, event
from tests.practices.calendar_import.trackers import TOGGL

PATH = "/practices/time/2026-11-16/calendar/"
MARKER = "Zebra-Marker-7731"


@pytest.fixture(autouse=True)
def sunday():
    with time_machine.travel(NOW, tick=False):
        yield


def upload(client, content, path=PATH):
    return client.post(path, {"file": SimpleUploadedFile("a.ics", content, "text/calendar")})


def text_of(response):
    return html.unescape(response.content.decode())


def fields_of(page):
    """What a browser would send of the page: hidden fields, and what is chosen."""
    hidden = dict(re.findall(r'<input type="hidden" name="((?:title|quarters)_\d+)" value="([^"]*)"', page))
    chosen = re.findall(r'<select name="(to_\d+)".*?<option value="([^"]*)" selected', page, re.DOTALL)
    return hidden | dict(chosen)


WORK = {"to_0": "work"}


@pytest.mark.django_db
def test_file_becomes_hours_that_are_kept_once_confirmed():
    client = client_of(make_person())
    response = upload(client, calendar(event("RRULE:FREQ=DAILY;COUNT=2", title=MARKER)))
    page = text_of(response)
    assert response.status_code == 200
    assert MARKER in page
    assert "3 hours: Mon 1½ hours, Tue 1½ hours" in page
    assert not AuditDay.objects.exists()
    fields = fields_of(page)
    assert fields == {"title_0": MARKER, "quarters_0": "6,6,0,0,0,0,0", "to_0": ""}
    for _ in range(2):
        response = client.post(f"{PATH}keep/", fields | WORK)
        assert (response.status_code, response["Location"]) == (303, "/practices/time/")
    assert [(each.day.isoformat(), each.spent) for each in AuditDay.objects.order_by("day")] == [
        ("2026-11-16", {"work": 6}),
        ("2026-11-17", {"work": 6}),
    ]
    assert "From the file: 3 hours noted." in text_of(client.get("/practices/time/"))


@pytest.mark.django_db
def test_hours_that_are_kept_stand_in_place_of_the_same_thing_only():
    person = make_person()
    noted = AuditDay.objects.create(person=person, day=date(2026, 11, 16), best_hour="breakfast", noted_at=NOW)
    for activity, quarters in (("work", 40), ("sleep", 32)):
        AuditHours.objects.create(day=noted, activity=activity, quarters=quarters)
    fields = {"quarters_0": "6,0,0,0,0,0,0", "to_0": "work", "quarters_1": "2,0,0,0,0,0,0", "to_1": "work"}
    fields |= {"quarters_2": "4,0,0,0,0,0,0", "to_2": ""}
    client_of(person).post(f"{PATH}keep/", fields)
    noted = AuditDay.objects.get()
    assert (noted.spent, noted.best_hour) == ({"sleep": 32, "work": 8}, "breakfast")


@pytest.mark.django_db
def test_visitor_becomes_a_guest_only_when_hours_are_kept():
    client = client_of(None)
    page = text_of(upload(client, calendar(event())))
    assert not Person.objects.exists()
    response = client.post(f"{PATH}keep/", fields_of(page))
    assert response.status_code == 422
    assert "Nothing is chosen yet." in text_of(response)
    assert not Person.objects.exists()
    client.post(f"{PATH}keep/", fields_of(page) | WORK)
    assert AuditDay.objects.get().person == Person.objects.get()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"hello", "The file is no calendar"),
        (calendar(event()).decode().encode("utf-16"), "UTF-8"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * 4_000_000, "larger than 4 MB"),
        (calendar(*([["BEGIN:VEVENT", "END:VEVENT"]] * 20_000)), "more than 20,000 entries"),
        (calendar([f"BEGIN:X{n}" for n in range(99)]), "nested deeper"),
        (calendar(event("RRULE:FREQ=NEVER")), "Left out: one that could not be read."),
        (calendar(), "The file was read as a calendar, and nothing with hours falls in this week"),
    ],
)
@pytest.mark.django_db
def test_files_that_give_nothing(content, sentence):
    response = upload(client_of(None), content)
    page = text_of(response)
    assert response.status_code == 422
    assert re.search(rf'<a href="#file">[^<]*{re.escape(sentence)}', page)
    assert "<title>Error: " in page
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_clock_that_nobody_knows_is_said_above_the_file():
    response = client_of(None).post(PATH, {"time_zone": "Europe/Nowhere"})
    page = text_of(response)
    assert response.status_code == 422
    assert '<h2 class="errors__title">One thing needs another look</h2>' in page
    anchor = re.search(r'<li><a href="#([^"]+)">Choose', page)[1]
    assert f'id="{anchor}"' in page


@pytest.mark.django_db
def test_file_that_is_missing_or_beyond_any_form_is_refused():
    client = client_of(None)
    assert "Choose a file: a calendar, or an export of your time tracker." in text_of(client.post(PATH))
    assert upload(client, b"x" * project.FILE_UPLOAD_MAX_MEMORY_SIZE).status_code == 413


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"quarters_0": "1,2", "to_0": "work"}, "could not be read"),
        ({"quarters_0": "a,0,0,0,0,0,0", "to_0": "work"}, "could not be read"),
        ({"quarters_0": "999,0,0,0,0,0,0", "to_0": "work"}, "could not be read"),
        ({"quarters_0": "", "to_0": "work"}, "could not be read"),
        ({"quarters_0": "4,0,0,0,0,0,0", "title_0": "x" * 121, "to_0": "work"}, "This entry could not be read."),
        ({"quarters_0": "4,0,0,0,0,0,0", "title_0": "a\x07", "to_0": "work"}, "This entry could not be read."),
        ({"quarters_0": "4,0,0,0,0,0,0", "to_0": "somewhere"}, "Choose from the list."),
        ({"quarters_0": "0,0,97,0,0,0,0", "to_0": "work"}, "Wednesday would come to 24¼ hours"),
        (
            {"quarters_0": "60,0,0,0,0,0,0", "to_0": "work", "quarters_1": "40,0,0,0,0,0,0", "to_1": "sleep"},
            "Monday would come to 25 hours, and a day has 24.",
        ),
    ],
)
@pytest.mark.django_db
def test_hours_that_are_not_kept(fields, sentence):
    response = client_of(None).post(f"{PATH}keep/", fields)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not AuditDay.objects.exists()


@pytest.mark.django_db
def test_entry_that_says_where_it_goes_is_chosen_already_and_no_other():
    person = make_person()
    person.values.create(name="Music")
    hour = ("T090000", "T100000")
    entries = [event(title=title, uid=title, starts=day + hour[0], ends=day + hour[1]) for day, title in ENTRIES]
    page = text_of(upload(client_of(person), calendar(*entries)))
    fields = fields_of(page)
    chosen = {fields[f"title_{place}"]: fields[f"to_{place}"] for place in range(4)}
    assert chosen == {"care for OTHERS": "care", "MUSIC": "Music", "Sleepover": "", "Team": ""}


ENTRIES = [("20261116", "care for  OTHERS"), ("20261117", "MUSIC"), ("20261118", "Sleepover"), ("20261119", "Team")]


@pytest.mark.django_db
def test_titles_that_differ_in_spelling_alone_are_asked_about_once():
    other = event(title="TEAM ", uid="2", starts="20261117T090000", ends="20261117T100000")
    fields = fields_of(text_of(upload(client_of(None), calendar(event(title="Team"), other))))
    assert fields == {"title_0": "Team", "quarters_0": "6,4,0,0,0,0,0", "to_0": ""}


@pytest.mark.django_db
def test_events_that_were_cancelled_are_asked_about_apart_and_take_no_hour_from_anything_else():
    gone = event("STATUS:CANCELLED", title="Work", uid="2")
    fields = fields_of(text_of(upload(client_of(None), calendar(gone, event(title="Team")))))
    assert fields == {
        "title_0": "Team",
        "quarters_0": "6,0,0,0,0,0,0",
        "to_0": "",
        "title_1": "Work (cancelled)",
        "quarters_1": "6,0,0,0,0,0,0",
        "to_1": "",
    }


@pytest.mark.django_db
def test_calendar_page_says_what_it_read_by_which_clock_and_what_it_left_out():
    mars = event(uid="2", title="far")
    mars[3:5] = ["DTSTART;TZID=Mars/Base:20261117T090000", "DTEND;TZID=Mars/Base:20261117T100000"]
    page = text_of(upload(client_of(make_person()), calendar(event(), event("TRANSP:TRANSPARENT", uid="3"), mars)))
    assert "Read as a calendar, by the clock of London." in page
    assert "Left out: one shown as free and one in a time zone that nobody knows (“Mars/Base”)." in page


@pytest.mark.django_db
def test_clock_of_one_file_can_be_another_and_stays_the_persons_own():
    person = make_person()
    client = client_of(person)
    late = calendar(event(starts="20261116T233000Z", ends="20261117T003000Z"))
    assert re.search(r'<option value="Europe/London"\s+selected', text_of(client.get(PATH)))
    file = SimpleUploadedFile("a.ics", late, "text/calendar")
    page = text_of(client.post(PATH, {"file": file, "time_zone": "Europe/Berlin"}))
    assert "by the clock of Berlin." in page
    assert fields_of(page)["quarters_0"] == "0,4,0,0,0,0,0"
    client.post(f"{PATH}keep/", fields_of(page) | WORK | {"time_zone": "Europe/Berlin"})
    person.refresh_from_db()
    assert (person.time_zone, AuditDay.objects.get().day) == ("Europe/London", date(2026, 11, 17))


@pytest.mark.django_db
def test_export_of_a_time_tracker_is_named():
    page = text_of(upload(client_of(None), TOGGL.encode()))
    assert "Read as an export of Toggl Track, by the clock of London." in page
    assert fields_of(page)["title_1"] == "Garden"


@pytest.mark.django_db
def test_file_that_takes_too_long_says_what_helps(settings):
    settings.CALENDAR_CPU_SECONDS = 1
    hostile = event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", starts="20000101T090000", ends="20000101T100000")
    response = upload(client_of(None), calendar(hostile))
    page = text_of(response)
    assert response.status_code == 422
    assert "This file takes too long to read. Choose a shorter time span or send one calendar." in page
    assert all(name in page for name in ["Google Calendar", "Apple Calendar", "Outlook"])


@pytest.mark.django_db
def test_file_is_asked_for_again_while_others_are_read_and_the_clock_stays_chosen():
    with places, places:
        file = SimpleUploadedFile("a.ics", calendar(event()), "text/calendar")
        response = client_of(None).post(PATH, {"file": file, "time_zone": "Europe/Berlin"})
    page = text_of(response)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Choose the file once more in a few seconds; it was not kept." in page
    assert re.search(r'<option value="Europe/Berlin"\s+selected', page)


@pytest.mark.django_db
def test_titles_have_a_length_and_entries_a_number():
    client = client_of(make_person())
    page = text_of(upload(client, calendar(event(title="x" * 200))))
    assert client.post(f"{PATH}keep/", fields_of(page) | WORK).status_code == 303
    assert AuditHours.objects.get().quarters == 6
    fields = {"title_40": "x" * 121}
    for place in range(41):
        fields |= {f"quarters_{place}": "1,0,0,0,0,0,0", f"to_{place}": "work"}
    assert client.post(f"{PATH}keep/", fields).status_code == 303
    assert AuditHours.objects.get().quarters == 40


@pytest.mark.django_db
def test_ways_that_are_not_there():
    client = client_of(make_person())
    assert client.get(f"{PATH}keep/").status_code == 405
    assert client.get("/practices/time/2026-11-17/calendar/").status_code == 404
    assert client.post("/practices/time/2026-11-17/calendar/keep/").status_code == 404
    assert upload(client, calendar(event()), "/practices/time/2026-11-23/calendar/").status_code == 404


@pytest.mark.django_db
def test_floods_of_files_are_held_back(settings):
    settings.THROTTLES = settings.THROTTLES | {"calendar": (1, 3600)}
    client = client_of(None)
    assert upload(client, calendar(event())).status_code == 200
    assert upload(client, calendar(event())).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_calendar_leaves_no_trace_on_disk_or_in_the_database(tmp_path, monkeypatch):
    """Large enough that Django would write it to a temporary file unless told otherwise."""
    made = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *args, **options: made.append(args))
    client = client_of(make_person())
    page = text_of(upload(client, calendar(event(f"DESCRIPTION:{MARKER}", title=MARKER))))
    assert MARKER in page
    big = calendar(event(title=MARKER)) + b"X" * 4_000_000
    assert "larger than 4 MB" in text_of(upload(client, big))
    client.post(f"{PATH}keep/", fields_of(page) | WORK)
    assert AuditHours.objects.get().quarters == 6
    assert made == []
    assert list(tmp_path.iterdir()) == []
    for model in apps.get_models():
        assert MARKER not in repr(list(model._base_manager.values_list()))
    assert not any(MARKER.encode() in file.read_bytes() for file in database_files())


def database_files():
    """The file of SQLite and those beside it; PostgreSQL's are not ours to read."""
    if connection.vendor != "sqlite":
        return []
    name = Path(connection.settings_dict["NAME"])
    return list(name.parent.glob(f"{name.name}*"))


def test_bodies_that_are_let_in_are_read_in_memory(rf):
    """Settings name no handler that writes files, and the memory holds the largest body."""
    assert project.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    content = b"x" * (project.FILE_UPLOAD_MAX_MEMORY_SIZE - 1000)
    request = rf.post("/", {"file": SimpleUploadedFile("a.ics", content)})
    assert isinstance(request.FILES["file"], InMemoryUploadedFile)
