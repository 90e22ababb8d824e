from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import Joining
from commitments.models import Commitment
from integration_site.personal_data.merging.actions import join
from integration_site.personal_data.merging.undo import part
from tests.commitments.factories import NOW, make_commitment, make_person

migration = import_module("accounts.migrations.0006_moves_in_few_entries")

OLD = [
    ["commitments.commitment", 4, "value", 1, 2],
    ["commitments.commitment", 5, "value", 1, 2],
    ["commitments.commitment", 5, "person", 7, 8],
    ["practices.valuecard", 6, "value", 1, None],
]
NEW = [
    ["commitments.commitment", "value", [[1, 2]], [4, 5]],
    ["commitments.commitment", "person", [[7, 8]], [5]],
    ["practices.valuecard", "value", [[1, None]], [6]],
]


def test_neighbours_that_changed_alike_become_one_entry_and_the_way_back():
    assert migration.gather(OLD) == NEW
    assert migration.scatter(NEW) == OLD


@pytest.mark.django_db
def test_joining_from_before_can_still_be_undone():
    person, into = make_person(), make_person()
    plans = [make_commitment(person=each, value=name) for each in (person, into) for name in ("rest", "family")]
    before = set(Commitment.objects.values_list("pk", "person", "value"))
    joining = join(person=person, into=into, now=NOW)
    for change in (migration.scatter, migration.gather):
        migration.rewrite(change)(apps, SimpleNamespace(connection=connection))
    part(Joining.objects.get(pk=joining.pk), now=NOW)
    assert set(Commitment.objects.values_list("pk", "person", "value")) == before
    assert len(plans) == len(before)
