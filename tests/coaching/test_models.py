from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from coaching.models import Reaction
from tests.commitments.factories import NOW, client_of, make_person, make_staff

pytestmark = pytest.mark.django_db


def react(person, item, *, kind="later", at=NOW):
    return Reaction.objects.create(person=person, item=item, kind=kind, reacted_at=at)


def test_reactions_come_in_the_order_of_time_and_only_one_persons():
    person = make_person()
    late = react(person, "a-walk", at=NOW + timedelta(days=1))
    early = react(person, "a-walk", kind="done")
    react(make_person(), "a-walk")
    assert list(Reaction.objects.for_person(person)) == [early, late]
    assert not Reaction.objects.for_person(None).exists()


@pytest.mark.parametrize("wrong", [{"kind": "bored"}, {"item": ""}])
def test_database_refuses_what_cannot_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reaction.objects.create(**{"person": make_person(), "item": "x", "kind": "done", "reacted_at": NOW} | wrong)


def test_staff_see_that_there_was_one_and_not_to_what():
    row = react(make_person(), "xitem", kind="impossible")
    client = client_of(make_staff())
    for path in ["/admin/coaching/reaction/", f"/admin/coaching/reaction/{row.pk}/change/"]:
        response = client.get(path)
        assert response.status_code == 200
        assert "xitem" not in response.content.decode()
        assert "Not possible" not in response.content.decode()
