from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection, transaction

from commitments.models import Commitment, MicroHabit, Occasion, Value
from commitments.plans import actions
from commitments.plans.actions import own_value, save_commitment
from tests.commitments.factories import NOW, make_commitment, make_person, make_plan, occasions_of


@pytest.mark.django_db
def test_create_commitment_stores_what_was_drafted():
    person = make_person()
    commitment = save_commitment(
        person=person,
        plan=make_plan(obstacle="a late call", response="say so", cue="I sit", action="breathe"),
        now=NOW,
    )
    assert commitment.sentence == "On Tuesday evening I protect supper at home for family."
    assert commitment.if_then == "If a late call, I will say so."
    assert [occasion.starts_at for occasion in occasions_of(commitment)] == [
        datetime(2026, 11, 24, 18, tzinfo=UTC) + timedelta(weeks=week) for week in range(4)
    ]
    habit = MicroHabit.objects.get()
    assert (habit.person, habit.commitment, habit.sentence) == (person, commitment, "After I sit, I will breathe.")


@pytest.mark.django_db
def test_create_commitment_without_a_cue_makes_no_habit():
    make_commitment()
    assert not MicroHabit.objects.exists()


@pytest.mark.django_db
def test_value_is_kept_once_in_its_first_spelling():
    person = make_person()
    make_commitment(person=person, value="Family")
    make_commitment(person=person, value="family")
    make_commitment(person=make_person(), value="family")
    assert list(Value.objects.order_by("pk").values_list("name", flat=True)) == ["Family", "family"]


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second"), [("Übung", "übung"), ("ÉCOLE", "école"), ("k", "\N{KELVIN SIGN}")])
def test_value_is_the_same_in_small_letters_of_any_alphabet(first, second):
    person = make_person()
    make_commitment(person=person, value=first)
    assert make_commitment(person=person, value=second).value.name == first


@pytest.mark.django_db
@pytest.mark.parametrize(
    "second",
    [
        "mum\u00b4s birthday",
        "mum's  BIRTHDAY",
        "mum\u2032s birth\u00adday",
        "mum’s\u200b birthday",
        "ｍｕｍ’s birthday",
    ],
)
def test_value_is_the_same_in_every_spelling(second):
    person = make_person()
    first = make_commitment(person=person, value="mum’s birthday").value
    assert make_commitment(person=person, value=second).value == first
    assert make_commitment(person=person, value="mums birthday").value != first


@pytest.mark.django_db(transaction=True)
def test_value_saved_in_two_spellings_at_once_is_one(monkeypatch):
    """Both would look before either writes, where the database lets two write at once."""
    person, names, barrier = make_person(), ["tea time", "TEA\u00ad  time"], Barrier(2, timeout=0.5)

    def look_together(person, name):
        found = own_value(person, name)
        with suppress(BrokenBarrierError):
            barrier.wait()
        return found

    def keep(name):
        with transaction.atomic():
            actions.value_of(person, name)
        connection.close()

    monkeypatch.setattr(actions, "own_value", look_together)
    threads = [Thread(target=keep, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Value.objects.filter(person=person).count() == 1


@pytest.mark.django_db
def test_create_commitment_that_stops_half_way_leaves_nothing(monkeypatch):
    def stop(*args, **options):
        raise RuntimeError("stopped")

    monkeypatch.setattr(Occasion.objects, "bulk_create", stop)
    with pytest.raises(RuntimeError):
        make_commitment(person=make_person())
    assert not Commitment.objects.exists()
    assert not Value.objects.exists()
