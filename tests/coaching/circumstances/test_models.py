import pytest
from django.db import IntegrityError, transaction

from coaching.circumstance_kinds import CIRCUMSTANCES, KIND_LENGTH
from coaching.models import Circumstance
from tests.commitments.factories import NOW, make_person

pytestmark = pytest.mark.django_db


def test_database_refuses_a_kind_that_is_none():
    with pytest.raises(IntegrityError), transaction.atomic():
        Circumstance.objects.create(person=make_person(), kind="rich", noted_at=NOW)


def test_database_refuses_the_same_twice():
    person = make_person()
    Circumstance.objects.create(person=person, kind="alone", noted_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Circumstance.objects.create(person=person, kind="alone", noted_at=NOW)
    Circumstance.objects.create(person=make_person(), kind="alone", noted_at=NOW)


def test_kinds_are_twelve_and_fit_their_column():
    assert len(CIRCUMSTANCES) == 12
    assert max(map(len, CIRCUMSTANCES)) <= KIND_LENGTH
    assert len(set(CIRCUMSTANCES.values())) == 12
