from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection

from commitments.models import Commitment
from commitments.plans.actions import save_commitment
from commitments.plans.lifecycle_actions import finish, renew
from commitments.plans.non_negotiables import demote_surplus
from commitments.plans.rescheduling_actions import archive_commitment, edit_commitment, restore_commitment
from tests.commitments.factories import NOW, client_of, form_data, make_commitment, make_person, make_plan

LOOSE = "It is flexible for now, because three others are fixed already."
pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


def make_fixed(person, count):
    return [make_commitment(person=person, days=(day,), is_non_negotiable=True) for day in range(count)]


def count_of(person):
    return Commitment.objects.for_person(person).active().filter(is_non_negotiable=True).count()


def in_parallel(work, count=2):
    barrier, results = Barrier(count), []

    def run():
        try:
            barrier.wait()
            results.append(work())
        except ValidationError as problem:
            results.append(problem.code)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_non_negotiables_saved_twice_at_once_are_refused_once(person):
    make_fixed(person, 2)
    plan = make_plan(is_non_negotiable=True)
    results = in_parallel(lambda: save_commitment(person=person, plan=plan, now=NOW).what)
    assert sorted(results) == ["fourth_anchor", "supper at home"]
    assert count_of(person) == 3


@pytest.mark.django_db(transaction=True)
def test_non_negotiable_form_sent_twice_at_once_is_shown_again_once(person):
    make_fixed(person, 2)
    cookies = client_of(person).cookies
    words = iter(["an early night", "a late breakfast"])

    def submit():
        own = client_of(None)
        own.cookies = cookies
        return own.post("/commitments/new/", form_data(is_non_negotiable="on", what=next(words))).status_code

    assert sorted(in_parallel(submit)) == [303, 422]
    assert count_of(person) == 3


@pytest.mark.parametrize("page", ["new", "edit", "adapt"])
def test_non_negotiable_form_that_was_overtaken_says_why_and_keeps_what_was_typed(person, page, monkeypatch):
    loose = make_commitment(person=person)
    make_fixed(person, 3)
    monkeypatch.setattr("commitments.plans.forms.CommitmentForm._has_three_beside", lambda form: False)
    path = "/commitments/new/" if page == "new" else f"/commitments/{loose.pk}/{page}/"
    response = client_of(person).post(path, form_data(is_non_negotiable="on", what="an early night"))
    text = response.content.decode()
    assert response.status_code == 422
    assert text.count("A fourth weakens the others") == 2
    assert 'value="an early night"' in text
    assert count_of(person) == 3
    loose.refresh_from_db()
    assert (loose.what, loose.finished_at) == ("supper at home", None)


def test_non_negotiable_edit_of_one_of_three_is_no_fourth(person):
    first, *_ = make_fixed(person, 3)
    edit_commitment(commitment=first, plan=make_plan(is_non_negotiable=True, what="soup"), now=NOW)
    assert count_of(person) == 3


def test_non_negotiable_is_set_and_cleared_by_an_edit(person):
    commitment = make_commitment(person=person)
    for holds in (True, False):
        edit_commitment(commitment=commitment, plan=make_plan(is_non_negotiable=holds), now=NOW)
        commitment.refresh_from_db()
        assert commitment.is_non_negotiable is holds


def test_taking_one_up_again_beside_three_says_that_it_is_loose(person):
    away = make_commitment(person=person, is_non_negotiable=True)
    archive_commitment(commitment=away, now=NOW)
    make_fixed(person, 3)
    client = client_of(person)
    assert client.post(f"/commitments/{away.pk}/restore/").status_code == 303
    assert LOOSE in client.get("/commitments/").content.decode()
    assert count_of(person) == 3
    assert not restore_commitment(commitment=Commitment.objects.get(pk=away.pk), now=NOW)


@time_machine.travel(NOW, tick=False)
def test_renewing_one_beside_three_says_that_it_is_loose(person):
    past = make_commitment(person=person, now=NOW.replace(month=10), is_non_negotiable=True)
    finish(commitment=past, now=NOW)
    make_fixed(person, 3)
    client = client_of(person)
    assert client.post(f"/commitments/{past.pk}/renew/").status_code == 303
    assert LOOSE in client.get("/week/").content.decode()
    assert not renew(commitment=past, now=NOW)
    assert count_of(person) == 3


def test_non_negotiables_that_began_first_go_on_holding_fast(person):
    Commitment.objects.filter(pk__in=[each.pk for each in make_fixed(person, 3)]).update(created_at=NOW)
    other = make_person()
    early, late = make_fixed(other, 2)
    Commitment.objects.filter(pk=early.pk).update(created_at=NOW.replace(month=1))
    Commitment.objects.filter(person=other).update(person=person)
    loosened = demote_surplus(person)
    assert count_of(person) == 3
    assert early not in loosened
    assert late in loosened
    assert demote_surplus(person) == []
