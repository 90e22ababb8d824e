from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Person, ReturnLink, Session
from accounts.sign_in.credentials import consume_credential
from accounts.sign_in.email_links import request_sign_in_email
from assessments.models import Attempt, ItemAnswer
from commitments.calendar.feeds import make_calendar_feed
from commitments.models import CheckIn, Commitment, MicroHabit, Occasion, ReminderSettings, Value
from integration_site.personal_data.merging import views as join_views
from integration_site.personal_data.merging.actions import join
from integration_site.personal_data.merging.undo import part
from integration_site.personal_data.registry import PERSONAL_DATA
from tests.commitments.calendars import components
from tests.commitments.factories import NOW, client_of, make_commitment, make_person
from tests.integration_site.full_person import full_person
from tests.integration_site.joined import join_for_good
from tests.integration_site.personal_data.merging.steps import ask, join_in, key_of

pytestmark = pytest.mark.django_db


def counts():
    return {model: model.objects.count() for model in (Commitment, MicroHabit, Occasion, CheckIn)}


def test_joining_leaves_nothing_out():
    person, into, stranger = full_person(), full_person(), full_person()
    Person.objects.filter(pk=person.pk).update(email="ada@example.org")
    person.refresh_from_db()
    ItemAnswer.objects.filter(attempt__person=person).update(value=2)
    ItemAnswer.objects.create(attempt=Attempt.objects.get(person=person), item="integration_2", value=5)
    before = counts()
    join_for_good(person=person, into=into, now=NOW)
    assert counts() == before
    assert Commitment.objects.for_person(into).count() == 4
    assert Occasion.objects.for_person(into).count() == 16
    assert sorted(Value.objects.filter(person=into).values_list("name", flat=True)) == ["family", "my health"]
    assert Attempt.objects.filter(person=into).count() == 1
    assert Attempt.objects.get(person=into).values() == {"integration_1": 4, "integration_2": 5}
    assert not any(holding.for_person(person).exists() for holding in PERSONAL_DATA)
    assert not ReturnLink.objects.live().for_person(into).exists()
    assert not Person.objects.filter(email="ada@example.org").exists()
    assert Commitment.objects.for_person(stranger).count() == 2


def test_calendars_count_another_spelling_and_are_read_by_a_new_address():
    person, into = make_person(), make_person()
    plan = make_commitment(person=person, value="FAMILY")
    make_commitment(person=into, value="family")

    def entries(whose):
        path = f"/calendar/{make_calendar_feed(person=whose, name='Work', now=NOW)}/plans.ics"
        return path, {str(each["UID"]): each for each in components(Client().get(path).content)}

    path, before = entries(person)
    join(person=person, into=into, now=NOW)
    assert Client().get(path).status_code == 404
    _, after = entries(into)
    assert len(after) == 2
    (uid,) = before
    assert f"commitment-{plan.pk}@" in uid
    assert (before[uid]["SUMMARY"], after[uid]["SUMMARY"]) == (
        "supper at home, for FAMILY",
        "supper at home, for family",
    )
    assert after[uid]["SEQUENCE"] == before[uid]["SEQUENCE"] + 1


@pytest.mark.parametrize("both", [True, False])
def test_reminder_settings_go_along_unless_the_other_has_some(both):
    person, into = make_person(), make_person()
    ReminderSettings.objects.create(person=person, hour=9, started_at=NOW)
    if both:
        ReminderSettings.objects.create(person=into, hour=18, started_at=NOW)
    join_for_good(person=person, into=into, now=NOW)
    reminder_settings = ReminderSettings.objects.get()
    assert (reminder_settings.person, reminder_settings.hour) == (into, 18 if both else 9)


def test_attempts_that_are_finished_all_stay():
    person, into = make_person(), make_person()
    for each in (person, into):
        closed = {"finished_at": NOW, "summary": {}, "scorer_version": 1}
        Attempt.objects.create(person=each, instrument="full", version=1, started_at=NOW, **closed)
    join(person=person, into=into, now=NOW)
    assert Attempt.objects.filter(person=into).count() == 2


@pytest.mark.parametrize("kind", ["link", "mail", "code"])
def test_joining_of_who_has_things_open_warns_first_and_takes_a_second_step(kind):
    here, there = make_commitment(what="a walk").person, make_commitment().person
    client = client_of(here)
    secret = key_of(kind, there)
    page = ask(client, kind, secret).content.decode()
    what = "code" if kind == "code" else "link"
    assert f"<h1>Whoever gave you this {what} will be able to read everything here</h1>" in page
    assert page.index("Open theirs, leave mine alone") < page.index("Stay with mine") < page.index("Both of these are")
    assert page.count("Protected times") == 2
    assert "a walk" not in page
    assert "supper" not in page
    page = client.post("/me/join/", {"kind": kind, "secret": secret}).content.decode()
    assert "<h1>Join both, if you began both yourself</h1>" in page
    assert Commitment.objects.for_person(here).count() == 1
    response = join_in(client, kind, secret)
    assert (response.status_code, response["Location"]) == (303, "/me/joined/")
    assert Commitment.objects.for_person(here).count() == 2
    week = client.get("/week/").content.decode()
    assert "a walk" in week
    assert "supper at home" in week


@pytest.mark.parametrize("kind", ["mail", "code"])
def test_leaving_behind_keeps_them_apart(kind):
    here, there = make_commitment(what="a walk").person, make_commitment().person
    client, secret = client_of(here), key_of(kind, there)
    path = "/week/code/" if kind == "code" else f"/mail-link/{secret}/"
    assert client.post(path, {"leave": "1", "code": secret}).status_code == 303
    assert Commitment.objects.for_person(here).count() == Commitment.objects.for_person(there).count() == 1


def test_joining_needs_a_key_that_works():
    here = make_commitment().person
    there = make_commitment().person
    client = client_of(here)
    secret = key_of("mail", there)
    for kind, value in (("mail", "x" * 43), ("nothing", secret), ("link", secret), ("code", "BBBBBBBB")):
        assert client.post("/me/join/", {"kind": kind, "secret": value}).status_code == 404
    assert client_of(None).post("/me/join/", {"kind": "mail", "secret": secret}).status_code == 404
    assert client.get("/me/join/").status_code == 405
    assert Person.objects.filter(pk=here.pk).exists()


@pytest.mark.parametrize("ticked", [True, False])
def test_address_opens_what_is_joined_only_when_it_is_ticked(ticked):
    here, there = make_commitment().person, make_commitment(what="a walk").person
    Person.objects.filter(pk=here.pk).update(email="ada@example.org")
    Person.objects.filter(pk=there.pk).update(email="eve@example.org")
    client = client_of(here)
    secret = key_of("link", there)
    assert "eve@example.org" not in ask(client, "link", secret).content.decode()
    join_in(client, "link", secret, **({"keep_address": "on"} if ticked else {}))
    here.refresh_from_db()
    assert here.email == ("ada@example.org" if ticked else None)
    page = client.get("/me/joined/").content.decode()
    assert "eve@example.org" not in page
    assert ("ada@example.org goes on opening this" in page) == ticked
    mail.outbox.clear()
    request_sign_in_email("eve@example.org", now=timezone.now())
    assert "/mail-link/" not in mail.outbox[-1].body


@pytest.mark.parametrize("address", ["eve@example.org", None])
def test_address_of_the_other_is_named_only_when_there_was_one(address):
    here, there = make_commitment().person, make_commitment(what="a walk").person
    Person.objects.filter(pk=there.pk).update(email=address)
    client = client_of(here)
    join_in(client, "link", key_of("link", there))
    page = client.get("/me/joined/").content.decode()
    assert ("address was not moved" in page) == bool(address)


@pytest.mark.django_db(transaction=True)
def test_joining_twice_at_once_gives_one_everything(monkeypatch):
    here = make_commitment(what="a walk").person
    Person.objects.filter(pk=here.pk).update(email="ada@example.org")
    others = [make_commitment().person, make_commitment().person]
    barrier, answers = Barrier(2, timeout=0.5), []

    def use_together(key, **options):
        used = consume_credential(key, **options)
        with suppress(BrokenBarrierError):
            barrier.wait()
        return used

    def join_at_once(client, data):
        answers.append(client.post("/me/join/", data).status_code)
        connection.close()

    monkeypatch.setattr(join_views, "consume_credential", use_together)
    threads = []
    for other in others:
        client, secret = client_of(here), key_of("link", other)
        client.raise_request_exception = False
        data = {"kind": "link", "secret": secret, "seen": join_views._pair(here, other)}
        threads.append(Thread(target=join_at_once, args=(client, data)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 404]
    assert sorted(Commitment.objects.for_person(other).count() for other in others) == [0, 1]
    assert Commitment.objects.for_person(here).count() == 2
    assert Session.objects.filter(person=here).count() == 1


@time_machine.travel(NOW)
def test_joining_is_no_way_to_try_codes(settings):
    settings.THROTTLES = {"code": (1, 600), "code-site": (9, 600), "code-total": (9, 600)}
    client = client_of(make_person())
    first, second = (client.post("/me/join/", {"kind": "code", "secret": "BBBBBBBB"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (404, 429)
    assert second["Retry-After"] == "600"
    assert "This opens again in 10 minutes." in second.content.decode()


def test_non_negotiables_beyond_three_are_loosened_and_named():
    here, there = make_person(), make_person()
    for day in range(2):
        make_commitment(person=there, days=(day,), is_non_negotiable=True)
        make_commitment(person=here, days=(day,), what=f"a walk {day}", now=NOW, is_non_negotiable=True)
    client = client_of(here)
    join_in(client, "link", key_of("link", there))
    assert Commitment.objects.for_person(here).filter(is_non_negotiable=True).count() == 3
    page = client.get("/me/joined/").content.decode()
    assert "At most three stay fixed at a time; flexible now:" in page
    assert "a walk 1, for family" in page
    client.post("/me/joined/undo/")
    assert Commitment.objects.filter(is_non_negotiable=True).count() == 4


@pytest.mark.parametrize(
    ("zone", "into_zone", "after"), [("Asia/Tokyo", "", "Asia/Tokyo"), ("Asia/Tokyo", "Asia/Kolkata", "Asia/Kolkata")]
)
def test_clock_that_was_chosen_is_kept(zone, into_zone, after):
    person, into = (Person.objects.create_guest(time_zone=name) for name in (zone, into_zone))
    part(join(person=person, into=into, now=NOW), now=NOW)
    assert [Person.objects.get(pk=each.pk).time_zone for each in (person, into)] == [zone, into_zone]
    join_for_good(person=person, into=into, now=NOW)
    assert Person.objects.get().time_zone == after
