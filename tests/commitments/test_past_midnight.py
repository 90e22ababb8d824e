"""A plan from Sunday 22:00 to Monday 6:00, wherever it shows."""

import html
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from commitments.calendar.entries import calendar_entries
from commitments.calendar.ics import to_ical
from commitments.models import Commitment, Occasion
from commitments.plans.overlaps import names_sharing_time
from commitments.plans.rescheduling_actions import shorten_commitment
from commitments.reviews.reviewed_week import reviewed_week
from commitments.schedule import Hours
from integration_site.personal_data.exporting import as_json, build_export
from integration_site.personal_data.importing.actions import prepare_import, write_import
from integration_site.personal_data.importing.parsing import read_export
from tests.commitments.calendars import components, expanded
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person, occasions_of

pytestmark = pytest.mark.django_db
NIGHT = Hours(time(22), time(6))
SUNDAY = datetime(2026, 11, 22, 22, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 6, tzinfo=UTC)
IN_THE_MORNING = MONDAY + timedelta(hours=2)


def make_night(**changes):
    return make_commitment(**{"days": (6,), "hours": NIGHT, "what": "sleep", "value": "health"} | changes)


def page_of(client, path):
    return html.unescape(client.get(path).content.decode())


@time_machine.travel(NOW, tick=False)
def test_night_is_planned_and_read_back(client):
    data = form_data(weekday="6", part="own", start="22:00", minutes="480", what="sleep", value="health")
    response = client.post("/commitments/new/", data)
    assert response.status_code == 303
    commitment = Commitment.objects.get()
    assert (commitment.hours, commitment.weekly) == (NIGHT, "Sundays, 22:00 to 6:00 the next day")
    spans = [(each.starts_at, each.ends_at) for each in occasions_of(commitment)]
    assert spans == [(SUNDAY + timedelta(weeks=week), MONDAY + timedelta(weeks=week)) for week in range(4)]
    assert not any(each.is_by_week_end for each in occasions_of(commitment))
    page = page_of(client, response["Location"])
    assert "On Sunday from 22:00 to 6:00 the next day I protect sleep for health." in " ".join(
        page.replace("<b>", "").replace("</b>", "").split()
    )
    edit = page_of(client, f"/commitments/{commitment.pk}/edit/")
    assert '<option value="22:00" selected>' in edit
    assert '<option value="480" selected>' in edit


def test_night_is_asked_about_once_it_is_over_and_belongs_to_sunday():
    commitment = make_night()
    client = client_of(commitment.person)
    with time_machine.travel(MONDAY - timedelta(hours=1), tick=False):
        assert "Protected now" in page_of(client, "/week/")
    with time_machine.travel(IN_THE_MORNING, tick=False):
        page = page_of(client, "/week/")
        assert "Last night: did it hold?" in page
        assert "Sunday 22 November, 22:00 to 6:00 the next day" in page
        with_weeks = Commitment.objects.with_weeks().get()
        assert reviewed_week(with_weeks, IN_THE_MORNING).on == date(2026, 11, 16)


def test_halving_and_moving_pass_midnight_too():
    commitment = make_night()
    first = occasions_of(commitment)[0]
    client = client_of(commitment.person)
    with time_machine.travel(NOW, tick=False):
        response = client.post(
            f"/occasions/{first.pk}/bend/",
            {"day": "2026-11-25", "start": "23:30", "minutes": "480", "reason": ""},
        )
        assert response.status_code == 303
        assert "Moved to Wednesday 25 November, 23:30 to 7:30 the next day." in page_of(client, "/week/")
    moved = Occasion.objects.get(moved_from=first)
    assert (moved.starts_at, moved.ends_at) == (
        datetime(2026, 11, 25, 23, 30, tzinfo=UTC),
        datetime(2026, 11, 26, 7, 30, tzinfo=UTC),
    )
    shorten_commitment(commitment=commitment, now=IN_THE_MORNING)
    assert commitment.hours == Hours(time(22), time(2))
    assert occasions_of(commitment)[-1].ends_at == datetime(2026, 12, 14, 2, tzinfo=UTC)


def test_hours_that_are_new_keep_each_night_in_its_week():
    """On Sunday at 22:00 it is moved to 20:00, and no week is left out or doubled."""
    commitment = make_night(hours=Hours(time(22), time(10)))
    data = form_data(weekday="6", part="own", start="20:00", minutes="480", what="sleep", value="health")
    with time_machine.travel(NOW, tick=False):
        client_of(commitment.person).post(f"/commitments/{commitment.pk}/edit/", data)
    assert [each.starts_at for each in occasions_of(commitment)] == [
        SUNDAY - timedelta(hours=2) + timedelta(weeks=week) for week in range(4)
    ]


def test_night_shares_time_with_what_lies_in_the_hours_after_midnight():
    person = make_person()
    night = make_night(person=person)
    make_commitment(person=person, days=(0,), hours=Hours(time(5), time(7)), what="a run")
    make_commitment(person=person, days=(0,), hours=Hours(time(6), time(7)), what="breakfast")
    make_commitment(person=person, days=(6,), hours=Hours(time(5), time(7)), what="a swim")
    assert names_sharing_time(night) == ["a run"]


def test_night_is_shown_in_the_calendar_from_its_day_into_the_next():
    commitment = make_night()
    text = to_ical(calendar_entries(Commitment.objects.with_weeks()), name="x")
    (event,) = components(text)
    assert event["DTSTART"].dt.replace(tzinfo=None) == datetime(2026, 11, 22, 22)  # noqa: DTZ001 -- by the local clock
    assert event["DURATION"].dt == timedelta(hours=8)
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [4]}
    assert expanded(text) == [(each.starts_at, each.ends_at) for each in occasions_of(commitment)]


def test_replies_offer_an_hour_after_it(client):
    commitment = make_night()
    with time_machine.travel(NOW, tick=False):
        page = page_of(client_of(commitment.person), f"/commitments/{commitment.pk}/replies/")
        assert "I protect Sundays from 22:00 to 6:00 the next day" in page
        assert "Monday 23 November at 9:00" in page
        typed = {"weekday": "6", "start": "22:00", "minutes": "720", "what": "sleep", "value": "health"}
        assert "Monday at 10:00" in html.unescape(client.post("/replies/", typed).content.decode())


def test_night_is_taken_along_by_an_import():
    night = make_night()
    document = as_json(build_export(night.person, now=NOW))
    other = make_person()
    write_import(prepare_import(read_export(document.encode()), other))
    (taken,) = Commitment.objects.for_person(other)
    assert taken.hours == NIGHT
    assert occasions_of(taken)[0].ends_at == MONDAY
