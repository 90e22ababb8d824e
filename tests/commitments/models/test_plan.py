from datetime import time

import pytest
from django.db import IntegrityError, transaction

from commitments.models import CheckIn, Commitment, MicroHabit, Occasion, Value
from tests.commitments.factories import make_commitment, make_person

pytestmark = pytest.mark.django_db


def test_commitments_for_person_are_own_rows_only():
    own, other = make_commitment(), make_commitment()
    assert list(Commitment.objects.for_person(own.person)) == [own]
    assert Occasion.objects.for_person(own.person).count() == 4
    assert other not in Commitment.objects.for_person(own.person)
    assert not Commitment.objects.for_person(None).exists()
    assert not Occasion.objects.for_person(None).exists()


def test_texts_for_staff_hold_no_private_words():
    commitment = make_commitment(answers="K", cue="I sit", action="breathe")
    rows = [commitment, commitment.value, MicroHabit.objects.get(), Occasion.objects.first(), CheckIn.objects.get()]
    assert [str(row) for row in rows] == [
        f"Commitment {commitment.pk}",
        f"Value {commitment.value_id}",
        f"Micro habit {rows[2].pk}",
        f"Occasion {rows[3].pk}",
        f"Check-in {rows[4].pk}",
    ]


@pytest.mark.parametrize(
    ("change"),
    [
        {"weekdays": "7"},
        {"weekdays": "31"},
        {"weekdays": "11"},
        {"weekdays": ""},
        {"ends_local": time(18)},  # its start
        {"ends_local": None},
        {"starts_local": None, "ends_local": None},
        {"what": ""},
        {"obstacle": "late call"},
        {"response": "say so"},
    ],
)
def test_database_refuses_a_contradiction(change):
    commitment = make_commitment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(**change)


def test_database_refuses_a_value_twice():
    commitment = make_commitment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Value.objects.create(person=commitment.person, name="FAMILY")


def test_person_goes_with_everything_they_saved():
    commitment = make_commitment(answers="K", cue="I sit", action="breathe")
    keep = make_commitment(person=make_person())
    commitment.person.delete()
    assert list(Commitment.objects.all()) == [keep]
    assert Value.objects.count() == 1
    assert MicroHabit.objects.count() == CheckIn.objects.count() == 0
    assert Occasion.objects.count() == 4


def test_database_refuses_an_unknown_firmness():
    commitment = make_commitment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(firmness="iron")
