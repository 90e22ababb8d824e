from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Joining, Person
from accounts.sign_in.email_links import request_sign_in_email
from accounts.sign_in.private_links import make_return_link
from assessments.models import Attempt, ItemAnswer
from commitments.models import Commitment, MicroHabit, TickLink, Value, WorkCardTime
from commitments.plans.actions import own_value
from integration_site.personal_data.erasing.actions import erase_person
from integration_site.personal_data.merging.actions import join
from integration_site.personal_data.merging.moves import once_with
from integration_site.personal_data.merging.undo import finish_joinings, part
from integration_site.personal_data.registry import PERSONAL_DATA, foreign_keys_of
from practices.models import AuditDay, AuditHours
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.integration_site.full_person import exported, full_person
from tests.integration_site.personal_data.merging.steps import join_in

pytestmark = pytest.mark.django_db

LEFT_OUT = {"accounts.session", "accounts.returnlink", "accounts.maillink", "accounts.devicecode", "accounts.joining"}
ENDED = {
    "commitments.calendarfeed",
    "commitments.calendarrevision",
    "commitments.share",
    "commitments.ticklink",
    "commitments.workcardlink",
}


def rows_of(person):
    """Every row with its values; ways in stay ended, and a calendar counts its changes on."""
    return {
        holding.label: sorted(map(str, holding.for_person(person).values()))
        for holding in PERSONAL_DATA
        if holding.label not in {*LEFT_OUT, *ENDED, "commitments.reminder"}
    }


def link_of(person):
    return make_return_link(person=person, name="Phone", lands_on="commitments:week", now=NOW)


def test_undoing_gives_each_what_it_had_row_by_row():
    person, into = full_person(), full_person()
    Person.objects.filter(pk=person.pk).update(email="eve@example.org")
    Person.objects.filter(pk=into.pk).update(email="ada@example.org")
    make_commitment(person=person, value="rest")
    before = [rows_of(each) for each in (person, into)]
    part(join(person=person, into=into, now=NOW), now=NOW)
    assert [rows_of(each) for each in (person, into)] == before
    assert not Joining.objects.exists()


def test_undoing_restores_what_was_exported_before():
    person, into = full_person(), full_person()
    make_commitment(person=person, what="a walk")
    before = exported(into)["tables"]
    joining = join(person=person, into=into, now=NOW)
    joined = exported(into)["tables"]
    assert len(joined["commitments.commitment"]) == 5
    (row,) = joined["accounts.joining"]
    assert not {"moves", "ended", "joined_address"} & set(row)
    part(joining, now=NOW)
    after = exported(into)["tables"]
    for label in set(before) - LEFT_OUT - ENDED - {"accounts.person"}:
        assert after[label] == before[label], label


def test_undoing_twice_or_after_a_day_changes_nothing():
    here, there = make_commitment().person, make_commitment(what="a walk").person
    client = client_of(here)
    with time_machine.travel(NOW, tick=False) as clock:
        join_in(client, "link", link_of(there))
        assert client.get("/me/joined/").status_code == 200
        assert client.post("/me/joined/undo/").status_code == 200
        assert client.post("/me/joined/undo/")["Location"] == "/me/"
        assert "cannot be undone any more" in client.get("/me/").content.decode()
        join_in(client, "link", link_of(there))
        clock.shift(timedelta(hours=24))
        assert client.get("/me/joined/").status_code == 404
        assert client.post("/me/joined/undo/")["Location"] == "/me/"
    assert Commitment.objects.for_person(here).count() == 2


def test_undoing_opens_the_other_side_again():
    here, there = make_commitment().person, make_commitment(what="a walk").person
    client = client_of(here)
    join_in(client, "link", link_of(there))
    page = client.post("/me/joined/undo/").content.decode()
    assert "They are separate again" in page
    secret = page.split("/link/")[1].split("/")[0]
    other = client_of(None)
    other.post(f"/link/{secret}/")
    assert "a walk" in other.get("/week/").content.decode()
    assert "a walk" not in client.get("/week/").content.decode()


def test_undoing_ends_an_address_that_ticks_the_other_side_s_habit():
    here, there = make_commitment().person, make_commitment(cue="I sit", action="breathe").person
    client = client_of(here)
    join_in(client, "link", link_of(there))
    client.post("/me/tick/new/", {"habit": str(MicroHabit.objects.for_person(here).get().pk)})
    assert TickLink.objects.get().habit
    client.post("/me/joined/undo/")
    assert MicroHabit.objects.for_person(there).exists()
    assert not TickLink.objects.exists()


def test_undoing_ends_at_a_time_told_by_the_person_s_clock():
    here, there = make_commitment().person, make_commitment(what="a walk").person
    Person.objects.filter(pk=here.pk).update(time_zone="Asia/Tokyo")
    with time_machine.travel(NOW, tick=False):
        client = client_of(here)
        join_in(client, "link", link_of(there))
        page = " ".join(client.get("/me/joined/").content.decode().split())
    assert "Until 23 November, 19:00 by the clock of Tokyo this browser" in page


def test_undoing_is_for_the_browser_that_joined_alone():
    here, there = make_commitment().person, make_commitment(what="a walk").person
    join_in(client_of(here), "link", link_of(there))
    for other in (client_of(here), client_of(make_person())):
        assert other.get("/me/joined/").status_code == 404
        assert other.post("/me/joined/undo/")["Location"] == "/me/"
    assert client_of(None).post("/me/joined/undo/").status_code == 404
    assert Commitment.objects.for_person(here).count() == 2


def test_joinings_are_undone_from_the_last_one():
    here = make_commitment().person
    others = [make_commitment(what=f"a walk {number}").person for number in range(2)]
    client = client_of(here)
    for other in others:
        join_in(client, "link", link_of(other))
    for left in (2, 1):
        assert client.post("/me/joined/undo/").status_code == 200
        assert Commitment.objects.for_person(here).count() == left
    assert [Commitment.objects.for_person(other).count() for other in others] == [1, 1]


def test_joining_in_two_tabs_is_told_in_the_second():
    here, there, third = (make_commitment().person for _ in range(3))
    client, secret = client_of(here), link_of(there)
    data = {"kind": "link", "secret": secret}
    page = client.post("/me/join/", data).content.decode()
    data["seen"] = page.split('name="seen" value="')[1][:64]
    client.post(f"/link/{link_of(third)}/", {"leave": "1"})
    response = client.post("/me/join/", data)
    assert response.status_code == 422
    assert "Other things are open here now" in response.content.decode()
    assert [Commitment.objects.for_person(each).count() for each in (here, there, third)] == [1, 1, 1]


def test_joining_sent_twice_joins_once():
    here, there = make_commitment().person, make_commitment().person
    client, secret = client_of(here), link_of(there)
    assert [join_in(client, "link", secret).status_code for _ in range(2)] == [303, 404]
    assert client.get("/me/joined/").status_code == 200


def test_link_that_dies_in_between_joins_nothing():
    here, there = make_commitment().person, make_commitment().person
    client, secret = client_of(here), link_of(there)
    data = {"kind": "link", "secret": secret}
    data["seen"] = client.post("/me/join/", data).content.decode().split('name="seen" value="')[1][:64]
    there.return_links.update(revoked_at=NOW)
    assert client.post("/me/join/", data).status_code == 404
    assert Commitment.objects.for_person(here).count() == 1


def test_joining_with_oneself_joins_nothing():
    here = make_commitment().person
    client, secret = client_of(here), link_of(here)
    assert client.post("/me/join/", {"kind": "link", "secret": secret})["Location"] == "/week/"
    assert not Joining.objects.exists()
    assert here.return_links.get().revoked_at is None


def test_row_made_since_stays_and_leans_on_nothing_of_the_other():
    here, there = make_person(), make_person()
    theirs = make_commitment(person=there, value="rest", what="a nap")
    card = full_person_card(here)
    joining = join(person=there, into=here, now=NOW)
    new = make_commitment(person=here, value="rest", what="a bath")
    habit = MicroHabit.objects.create(person=here, commitment=theirs, cue="I sit", action="breathe", created_at=NOW)
    WorkCardTime.objects.create(card=card, commitment=theirs)
    part(joining, now=NOW)
    new.refresh_from_db()
    habit.refresh_from_db()
    assert (new.person, new.value.person, new.value.name) == (here, here, "rest")
    assert habit.person == there
    assert own_value(there, "rest") == Commitment.objects.get(pk=theirs.pk).value
    assert not WorkCardTime.objects.exists()


def full_person_card(person):
    return person._meta.get_field("work_card").related_model.objects.create(person=person, changed_at=NOW)


def test_row_erased_meanwhile_stays_erased():
    here, there = make_commitment().person, make_commitment(value="Family").person
    joining = join(person=there, into=here, now=NOW)
    Commitment.objects.for_person(here).latest("pk").delete()
    Value.objects.filter(person=there).delete()
    part(joining, now=NOW)
    assert Commitment.objects.for_person(here).count() == 1
    assert not Commitment.objects.for_person(there).exists()


def test_result_made_since_keeps_its_answers_and_the_other_gets_them_too():
    attempts = {}
    for name, item in (("there", "integration_1"), ("here", "integration_2")):
        person = make_person()
        attempts[name] = Attempt.objects.create(person=person, instrument="full", version=1, started_at=NOW)
        ItemAnswer.objects.create(attempt=attempts[name], item=item, value=4)
    joining = join(person=attempts["there"].person, into=attempts["here"].person, now=NOW)
    Attempt.objects.filter(pk=attempts["here"].pk).update(finished_at=NOW, summary={}, scorer_version=1)
    part(joining, now=NOW)
    assert set(attempts["here"].values()) == {"integration_1", "integration_2"}
    assert set(attempts["there"].values()) == {"integration_1"}


def test_address_that_is_somebody_s_by_now_stays_theirs():
    here, there, third = make_person(), make_person(), make_person()
    Person.objects.filter(pk=there.pk).update(email="eve@example.org")
    joining = join(person=there, into=here, now=NOW)
    Person.objects.filter(pk=third.pk).update(email="eve@example.org")
    part(joining, now=NOW)
    there.refresh_from_db()
    assert (there.email, there.is_active) == (None, True)


def test_erasing_takes_who_sleeps_along():
    here, there = full_person(), full_person()
    join(person=there, into=here, now=NOW)
    assert client_of(here).post("/me/erase/").status_code == 200
    assert not Person.objects.exists()
    assert not Value.objects.exists()


def test_sleeping_person_is_erased_after_a_day_and_not_before():
    here, there = full_person(), full_person()
    join(person=there, into=here, now=NOW)
    finish_joinings(now=NOW + timedelta(hours=23, minutes=59))
    assert Person.objects.filter(pk=there.pk).exists()
    with time_machine.travel(NOW + timedelta(hours=24), tick=False):
        call_command("erase_unused_guests", verbosity=0)
    assert list(Person.objects.all()) == [here]
    assert not Joining.objects.exists()


def test_sleeping_person_in_another_goes_with_them():
    first, second, third = make_person(), make_person(), make_person()
    join(person=first, into=second, now=NOW)
    join(person=second, into=third, now=NOW)
    erase_person(third, now=NOW)
    assert not Person.objects.exists()


def test_sleeping_person_is_opened_by_no_mail():
    here, there = make_person(), make_person()
    Person.objects.filter(pk=there.pk).update(email="eve@example.org")
    join(person=there, into=here, now=NOW)
    request_sign_in_email("eve@example.org", now=timezone.now())
    assert "/mail-link/" not in mail.outbox[-1].body


def make_days(person, count):
    dates = [NOW.date() - timedelta(number) for number in range(count)]
    days = AuditDay.objects.bulk_create(AuditDay(person=person, day=day, noted_at=NOW) for day in dates)
    AuditHours.objects.bulk_create(AuditHours(day=day, activity=person.pk, quarters=4) for day in days)
    return person


@pytest.mark.parametrize("days_of_other", [0, 1])
def test_undoing_takes_no_more_statements_for_more_rows(days_of_other):
    counts = []
    for days in (5, 50):
        person, into = make_days(make_person(), days), make_days(make_person(), days * days_of_other)
        before = [rows_of(each) for each in (person, into)]
        with CaptureQueriesContext(connection) as joined:
            joining = join(person=person, into=into, now=NOW)
        assert AuditHours.objects.filter(day__person=into).count() == days * (1 + days_of_other)
        with CaptureQueriesContext(connection) as parted:
            part(joining, now=NOW)
        assert [rows_of(each) for each in (person, into)] == before
        counts.append((len(joined), len(parted)))
    assert counts[0] == counts[1]


def test_place_that_is_taken_keeps_no_other_row_from_going_back():
    person, into = make_days(make_person(), 3), make_person()
    joining = join(person=person, into=into, now=NOW)
    AuditDay.objects.create(person=person, day=NOW.date(), noted_at=NOW)
    part(joining, now=NOW)
    assert AuditDay.objects.filter(person=into).get().day == NOW.date()
    assert AuditDay.objects.filter(person=person).count() == 3


def test_reference_stands_in_one_unique_constraint_at_most():
    of_one = {
        (holding.label, field.name): once_with(holding.model, field)
        for holding in PERSONAL_DATA
        for field in foreign_keys_of(holding.model)
    }
    assert max(map(len, of_one.values())) == 1
